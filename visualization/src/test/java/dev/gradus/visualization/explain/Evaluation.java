package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The value of a formula; empty where there are letters of unknown value or unknown functions in it. */
final class Evaluation {
    private final Map<Formula, Double> known;

    /**
     * An evaluation.
     *
     * @param known the values of symbols and derivatives
     */
    Evaluation(Map<Formula, Double> known) {
        this.known = known;
    }

    OptionalDouble of(Formula formula) {
        double value = value(formula);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private double value(Formula formula) {
        if (known.containsKey(formula)) {
            return known.get(formula);
        }
        if (formula instanceof Formula.Constant number) {
            return number.value();
        }
        if (formula instanceof Formula.Sum sum) {
            return sum.terms().stream().mapToDouble(this::value).sum();
        }
        if (formula instanceof Formula.Minus minus) {
            return -value(minus.of());
        }
        if (formula instanceof Formula.Product product) {
            return product.factors().stream().mapToDouble(this::value).reduce(1, (a, b) -> a * b);
        }
        if (formula instanceof Formula.Fraction fraction) {
            return value(fraction.numerator()) / value(fraction.denominator());
        }
        if (formula instanceof Formula.Power power) {
            return Math.pow(value(power.base()), value(power.exponent()));
        }
        if (formula instanceof Formula.Root root) {
            return Math.sqrt(value(root.of()));
        }
        return formula instanceof Formula.Call call ? function(call.function(), call.arguments()) : Double.NaN;
    }

    private double function(String name, List<Formula> arguments) {
        double x = value(arguments.get(0));
        return switch (name) {
            case "σ" -> 1 / (1 + Math.exp(-x));
            case "tanh" -> Math.tanh(x);
            case "exp" -> Math.exp(x);
            case "ln" -> Math.log(x);
            case "softplus" -> Math.log1p(Math.exp(x));
            case "max" -> arguments.stream().mapToDouble(this::value).max().orElseThrow();
            case "min" -> arguments.stream().mapToDouble(this::value).min().orElseThrow();
            case "sin" -> Math.sin(x);
            case "cos" -> Math.cos(x);
            default -> Double.NaN;
        };
    }
}
