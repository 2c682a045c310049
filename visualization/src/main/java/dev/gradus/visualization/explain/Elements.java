package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula;

/** What stands for the elements around an operation: their symbols, or their numbers, so that a formula is written once for both. */
interface Elements {
    /** An element of an input. */
    Formula input(int input, int place);

    /** An element of the value. */
    Formula output(int place);

    /**
     * A quantity of the operation's own, which is no tensor of the tape, such as a probability.
     *
     * @param name its letter
     * @param input the input whose indices it shares
     * @param place the element of that input
     * @param value its number
     */
    Formula inner(String name, int input, int place, double value);

    /** The numbers of an operation. */
    static Elements numbersOf(TapeNode node) {
        return new Elements() {
            @Override
            public Formula input(int input, int place) {
                return Formula.number(node.inputs().get(input).value().at(place));
            }

            @Override
            public Formula output(int place) {
                return Formula.number(node.value().at(place));
            }

            @Override
            public Formula inner(String name, int input, int place, double value) {
                return Formula.number(value);
            }
        };
    }
}
