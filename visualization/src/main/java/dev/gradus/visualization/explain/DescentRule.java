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
    private static final String VELOCITY = "momentum_buffer";

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
        boolean isPlain = momentum == 0 && numbers.decay() == 0 && !maximize;
        Formula direction = isPlain ? Formula.derivative(symbol("L"), name) : symbol("g");
        double value = isPlain
                ? numbers.gradient().at(place)
                : UpdateSymbols.gradient(equations, name, numbers, place, maximize, numbers.decay());
        if (momentum != 0) {
            Symbol velocity = symbol("v");
            boolean isFirst = !numbers.before().containsKey(VELOCITY);
            double after = numbers.after(VELOCITY, place);
            if (isFirst) {
                equations.add(Equation.of(velocity).becomes(direction).is(after));
            } else {
                Formula share = dampening == 0 ? direction : product(difference(number(1), symbol("τ")), direction);
                Formula shareNumber = dampening == 0 ? number(value) : product(number(1 - dampening), number(value));
                equations.add(Equation.of(velocity)
                        .becomes(sum(product(symbol("μ"), velocity), share))
                        .is(sum(product(number(momentum), number(numbers.before(VELOCITY, place))), shareNumber))
                        .is(after));
            }
            if (nesterov) {
                Symbol ahead = symbol("d");
                double looked = value + momentum * after;
                equations.add(Equation.of(ahead)
                        .is(sum(direction, product(symbol("μ"), velocity)))
                        .is(sum(number(value), product(number(momentum), number(after))))
                        .is(looked));
                direction = ahead;
                value = looked;
            } else {
                direction = velocity;
                value = after;
            }
        }
        equations.add(Equation.of(name)
                .becomes(difference(name, product(UpdateSymbols.RATE, direction)))
                .is(difference(number(numbers.old().at(place)), product(number(numbers.rate()), number(value))))
                .is(numbers.updated().at(place)));
        return equations;
    }
}
