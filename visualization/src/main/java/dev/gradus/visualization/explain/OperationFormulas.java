package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.call;
import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.square;
import static dev.gradus.visualization.explain.formula.Formula.sum;

import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Minus;
import dev.gradus.visualization.explain.formula.Formula.Power;
import dev.gradus.visualization.explain.formula.Formula.Root;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How operations are written: y = f(x) for single elements, and ∂y/∂x where it has a formula. They are only written here;
 * the numbers beside them are the operations' own.
 */
final class OperationFormulas {
    private static final Formula ONE = number(1);

    /** y of the operands at the same place. */
    private static final Map<String, Function<List<Formula>, Formula>> VALUES = Map.ofEntries(
            Map.entry("add", x -> sum(x.get(0), x.get(1))),
            Map.entry("sub", x -> difference(x.get(0), x.get(1))),
            Map.entry("mul", x -> product(x.get(0), x.get(1))),
            Map.entry("div", x -> fraction(x.get(0), x.get(1))),
            Map.entry("pow", x -> x.size() == 1 ? call("pow", x.get(0)) : new Power(x.get(0), x.get(1))),
            Map.entry("maximum", x -> call("max", x.get(0), x.get(1))),
            Map.entry("minimum", x -> call("min", x.get(0), x.get(1))),
            Map.entry("neg", x -> new Minus(x.get(0))),
            Map.entry("square", x -> square(x.get(0))),
            Map.entry("sqrt", x -> new Root(x.get(0))),
            Map.entry("reciprocal", x -> fraction(ONE, x.get(0))),
            Map.entry("log", x -> call("ln", x.get(0))),
            Map.entry("sigmoid", x -> call("σ", x.get(0))),
            Map.entry("relu", x -> call("max", number(0), x.get(0))),
            Map.entry("softplus", x -> call("softplus", x.get(0))));

    /** ∂y/∂x of an operation of one operand, of x and y. */
    private static final Map<String, BiFunction<Formula, Formula, Formula>> DERIVATIVES = Map.ofEntries(
            Map.entry("neg", (x, y) -> number(-1)),
            Map.entry("square", (x, y) -> product(number(2), x)),
            Map.entry("sqrt", (x, y) -> fraction(ONE, product(number(2), y))),
            Map.entry("reciprocal", (x, y) -> new Minus(square(y))),
            Map.entry("exp", (x, y) -> y),
            Map.entry("log", (x, y) -> fraction(ONE, x)),
            Map.entry("sigmoid", (x, y) -> product(y, difference(ONE, y))),
            Map.entry("tanh", (x, y) -> difference(ONE, square(y))),
            Map.entry("softplus", (x, y) -> call("σ", x)),
            Map.entry("sin", (x, y) -> call("cos", x)),
            Map.entry("cos", (x, y) -> new Minus(call("sin", x))));

    private OperationFormulas() {}

    /** The value of an operation that works element by element; its name as a function where it is no common one. */
    static Formula value(String operation, List<Formula> operands) {
        return VALUES.getOrDefault(operation, x -> new Formula.Call(operation, x))
                .apply(operands);
    }

    /** Whether it is known to work element by element on several operands. */
    static boolean joinsElements(String operation) {
        return VALUES.containsKey(operation);
    }

    /**
     * The derivative by one of the operands; empty where there is no short formula.
     *
     * @param input which operand
     * @param x the operands
     * @param y the value
     */
    static Optional<Formula> derivative(String operation, int input, List<Formula> x, Formula y) {
        return switch (operation) {
            case "add" -> Optional.of(ONE);
            case "sub" -> Optional.of(input == 0 ? ONE : number(-1));
            case "mul" -> Optional.of(x.get(1 - input));
            case "div" ->
                Optional.of(input == 0 ? fraction(ONE, x.get(1)) : new Minus(fraction(x.get(0), square(x.get(1)))));
            default -> Optional.ofNullable(DERIVATIVES.get(operation)).map(rule -> rule.apply(x.get(0), y));
        };
    }
}
