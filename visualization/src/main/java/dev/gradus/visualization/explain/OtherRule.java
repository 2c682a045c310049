package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.symbol;

import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.ArrayList;
import java.util.List;

/** What any other optimizer did: the gradient, its running values before and after, and the change. */
record OtherRule(ParameterUpdate.Numbers numbers) implements Update.UpdateRule {
    private static final Symbol CHANGE = symbol("Δ");

    @Override
    public List<Equation> equations(Symbol name, int place) {
        List<Equation> equations = new ArrayList<>();
        UpdateSymbols.gradient(equations, name, numbers, place, false, 0);
        numbers.after().forEach((state, values) -> {
            if (values.size() == numbers.old().size()) {
                Symbol running = running(state);
                equations.add(Equation.of(running).is(numbers.before(state, place)));
                equations.add(Equation.of(running).becomes(number(values.at(place))));
            }
        });
        double old = numbers.old().at(place);
        double updated = numbers.updated().at(place);
        equations.add(Equation.of(name)
                .becomes(difference(name, CHANGE))
                .is(difference(number(old), number(old - updated)))
                .is(updated));
        return equations;
    }

    @Override
    public List<Letter> letters() {
        List<Letter> letters = new ArrayList<>();
        letters.add(new Letter(UpdateSymbols.GRADIENT, "gradient"));
        numbers.after().forEach((state, values) -> {
            if (values.size() == numbers.old().size()) {
                letters.add(new Letter(running(state), "kept"));
            }
        });
        letters.add(new Letter(CHANGE, "change"));
        return letters;
    }

    private static Symbol running(String state) {
        return symbol(state.replace('_', ' '));
    }
}
