package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula;
import java.util.List;
import java.util.OptionalDouble;

/** The value of a formula in which everything is a number; empty where there are letters or unknown functions in it. */
final class Evaluation {
    private Evaluation() {}

    static OptionalDouble of(Formula formula) {
        double value = value(formula);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static double value(Formula formula) {
        if (formula instanceof Formula.Constant number) {
            return number.value();
        }
        if (formula instanceof Formula.Sum sum) {
            return sum.terms().stream().mapToDouble(Evaluation::value).sum();
        }
        if (formula instanceof Formula.Minus minus) {
            return -value(minus.of());
        }
        if (formula instanceof Formula.Product product) {
            return product.factors().stream().mapToDouble(Evaluation::value).reduce(1, (a, b) -> a * b);
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

    private static double function(String name, List<Formula> arguments) {
        double x = value(arguments.get(0));
        return switch (name) {
            case "σ" -> 1 / (1 + Math.exp(-x));
            case "tanh" -> Math.tanh(x);
            case "exp" -> Math.exp(x);
            case "ln" -> Math.log(x);
            case "softplus" -> Math.log1p(Math.exp(x));
            case "max" -> Math.max(x, value(arguments.get(1)));
            default -> Double.NaN;
        };
    }
}
