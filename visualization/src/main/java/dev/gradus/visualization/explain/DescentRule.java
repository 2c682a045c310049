package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.sum;
import static dev.gradus.visualization.explain.formula.Formula.symbol;

import dev.gradus.optimizers.SGD;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The formula of {@link SGD}, with momentum and Nesterov's variant. */
final class DescentRule implements Update.UpdateRule {
    private static final String BUFFER = "momentum_buffer";
    private static final Symbol VELOCITY = symbol("v");
    private static final Symbol AHEAD = symbol("d");
    private static final Symbol MOMENTUM = symbol("μ");
    private static final Symbol DAMPENING = symbol("τ");

    private final ParameterUpdate.Numbers numbers;
    private final double momentum;
    private final double dampening;
    private final boolean nesterov;
    private final boolean maximize;

    DescentRule(ParameterUpdate.Numbers numbers, SGD optimizer) {
        this.numbers = numbers;
        momentum = optimizer.momentum();
        dampening = optimizer.dampening();
        nesterov = optimizer.isNesterov();
        maximize = optimizer.isMaximizing();
    }

    @Override
    public List<Equation> equations(Symbol name, int place) {
        List<Equation> equations = new ArrayList<>();
        Formula direction = isPlain() ? Formula.derivative(symbol("L"), name) : UpdateSymbols.GRADIENT;
        double value = isPlain()
                ? numbers.gradient().at(place)
                : UpdateSymbols.gradient(equations, name, numbers, place, maximize, numbers.decay());
        if (momentum != 0) {
            double after = numbers.after(BUFFER, place);
            if (isFirst()) {
                equations.add(Equation.of(VELOCITY).becomes(direction).is(after));
            } else {
                Formula share = dampening == 0 ? direction : product(difference(number(1), DAMPENING), direction);
                Formula shareNumber = dampening == 0
                        ? number(value)
                        : product(difference(number(1), number(dampening)), number(value));
                equations.add(Equation.of(VELOCITY)
                        .becomes(sum(product(MOMENTUM, VELOCITY), share))
                        .is(sum(product(number(momentum), number(numbers.before(BUFFER, place))), shareNumber))
                        .is(after));
            }
            if (nesterov) {
                double looked = value + momentum * after;
                equations.add(Equation.of(AHEAD)
                        .is(sum(direction, product(MOMENTUM, VELOCITY)))
                        .is(sum(number(value), product(number(momentum), number(after))))
                        .is(looked));
                direction = AHEAD;
                value = looked;
            } else {
                direction = VELOCITY;
                value = after;
            }
        }
        equations.add(UpdateSymbols.step(name, numbers, place, direction, number(value)));
        return equations;
    }

    private boolean isPlain() {
        return momentum == 0 && numbers.decay() == 0 && !maximize;
    }

    /** Whether there is no velocity yet, which starts as the gradient. */
    private boolean isFirst() {
        return !numbers.before().containsKey(BUFFER);
    }

    @Override
    public List<Letter> letters() {
        List<Letter> letters = new ArrayList<>();
        if (!isPlain()) {
            letters.addAll(UpdateSymbols.gradientLetters(maximize, numbers.decay()));
        }
        if (momentum != 0) {
            letters.add(new Letter(VELOCITY, "velocity"));
            if (!isFirst() || nesterov) {
                letters.add(new Letter(MOMENTUM, "momentum"));
            }
            if (!isFirst() && dampening != 0) {
                letters.add(new Letter(DAMPENING, "dampening"));
            }
            if (nesterov) {
                letters.add(new Letter(AHEAD, "ahead"));
            }
        }
        letters.add(UpdateSymbols.RATE_LETTER);
        return letters;
    }
}
