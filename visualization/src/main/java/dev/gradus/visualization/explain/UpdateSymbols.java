package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.sum;
import static dev.gradus.visualization.explain.formula.Formula.symbol;

import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Minus;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.List;

/** What the formulas of all optimizers are made of. */
final class UpdateSymbols {
    static final Symbol RATE = symbol("η");
    static final Symbol DECAY = symbol("λ");
    static final Symbol GRADIENT = symbol("g");
    static final Symbol EPSILON = symbol("ε");
    static final Letter RATE_LETTER = new Letter(RATE, "rate");
    static final Letter EPSILON_LETTER = new Letter(EPSILON, "epsilon");

    private UpdateSymbols() {}

    /**
     * g = ∂L/∂θ, or its opposite to maximize, with λ θ where weight decay is part of it; adds its equation.
     *
     * @return its value
     */
    static double gradient(
            List<Equation> equations,
            Symbol name,
            ParameterUpdate.Numbers numbers,
            int at,
            boolean maximize,
            double decay) {
        Formula derivative = Formula.derivative(symbol("L"), name);
        double value = numbers.gradient().at(at);
        Formula signed = maximize ? new Minus(derivative) : derivative;
        Formula signedNumber = maximize ? new Minus(number(value)) : number(value);
        double result = maximize ? -value : value;
        Equation equation = Equation.of(GRADIENT);
        if (decay == 0) {
            equations.add(equation.is(signed).is(result));
            return result;
        }
        double old = numbers.old().at(at);
        result += decay * old;
        equations.add(equation.is(sum(signed, product(DECAY, name)))
                .is(sum(signedNumber, product(number(decay), number(old))))
                .is(result));
        return result;
    }

    /** A running mean, which starts at 0: m ← β m + (1 - β) of what comes. */
    static Equation mean(
            Symbol name, Symbol rate, double beta, double before, Formula what, Formula whatNumber, double after) {
        return Equation.of(name)
                .becomes(sum(product(rate, name), product(difference(number(1), rate), what)))
                .is(sum(
                        product(number(beta), number(before)),
                        product(difference(number(1), number(beta)), whatNumber)))
                .is(after);
    }

    /** θ ← θ - η times a direction. */
    static Equation step(
            Symbol name, ParameterUpdate.Numbers numbers, int at, Formula direction, Formula directionNumber) {
        return Equation.of(name)
                .becomes(difference(name, product(RATE, direction)))
                .is(difference(number(numbers.old().at(at)), product(number(numbers.rate()), directionNumber)))
                .is(numbers.updated().at(at));
    }

    /** The letters of {@link #gradient}. */
    static List<Letter> gradientLetters(boolean maximize, double decay) {
        Letter gradient = new Letter(GRADIENT, maximize ? "turnedGradient" : "takenGradient");
        return decay == 0 ? List.of(gradient) : List.of(gradient, new Letter(DECAY, "decayInGradient"));
    }
}
