package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula;
import java.util.List;
import java.util.Optional;

/** How an operation makes the elements of its value, and their derivatives. It is only written here; the numbers are the tape's. */
interface OperationRule {
    /**
     * An element of the value.
     *
     * @param place which one
     * @param of what the elements are called
     */
    Formula value(int place, Elements of);

    /**
     * ∂y/∂x; empty where it has no short formula.
     *
     * @param output the place of y
     * @param input the input that x is of
     * @param place the place of x there
     * @param of what the elements are called
     */
    Optional<Formula> derivative(int output, int input, int place, Elements of);

    /** What comes up within the operation before its value, each after what it is made of. */
    default List<Inner> inner(Elements of) {
        return List.of();
    }

    /** Whether a derivative is just an element, which on the way back can stand in the products by itself. */
    default boolean isMultilinear() {
        return false;
    }

    /** The key of words that tell the rule; empty if the formulas speak for themselves. */
    default Optional<String> words() {
        return Optional.empty();
    }

    /**
     * A quantity of the operation's own.
     *
     * @param name what it is called
     * @param formula what it is
     * @param value its number
     */
    record Inner(Formula name, Formula formula, double value) {}
}
