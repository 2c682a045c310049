package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.call;
import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.square;
import static dev.gradus.visualization.explain.formula.Formula.sum;
import static dev.gradus.visualization.explain.formula.Formula.symbol;

import dev.gradus.optimizers.RMSprop;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Root;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The formula of {@link RMSprop}, with its centred form and momentum. */
final class RmsPropRule implements Update.UpdateRule {
    private static final String SQUARES = "square_avg";
    private static final String MEANS = "grad_avg";
    private static final String BUFFER = "momentum_buffer";
    private static final Symbol SQUARE = symbol("v");
    private static final Symbol MEAN = symbol("m");
    private static final Symbol VARIANCE = symbol("s");
    private static final Symbol KEPT = symbol("α");
    private static final Symbol MOMENTUM = symbol("μ");
    private static final Symbol DIRECTION = symbol("d");

    private final ParameterUpdate.Numbers numbers;
    private final double alpha;
    private final double eps;
    private final double momentum;
    private final boolean centered;
    private final boolean maximize;

    RmsPropRule(ParameterUpdate.Numbers numbers, RMSprop optimizer) {
        this.numbers = numbers;
        alpha = optimizer.alpha();
        eps = optimizer.eps();
        momentum = optimizer.momentum();
        centered = optimizer.isCentered();
        maximize = optimizer.isMaximizing();
    }

    @Override
    public List<Equation> equations(Symbol name, int place) {
        List<Equation> equations = new ArrayList<>();
        double g = UpdateSymbols.gradient(equations, name, numbers, place, maximize, numbers.decay());
        equations.add(mean(SQUARE, SQUARES, square(UpdateSymbols.GRADIENT), square(number(g)), place));
        Symbol divisor = SQUARE;
        double size = numbers.after(SQUARES, place);
        if (centered) {
            equations.add(mean(MEAN, MEANS, UpdateSymbols.GRADIENT, number(g), place));
            double mean = numbers.after(MEANS, place);
            double variance = Math.max(0, size - mean * mean);
            equations.add(Equation.of(VARIANCE)
                    .is(call("max", number(0), difference(SQUARE, square(MEAN))))
                    .is(call("max", number(0), difference(number(size), square(number(mean)))))
                    .is(variance));
            divisor = VARIANCE;
            size = variance;
        }
        Formula direction = scaled(UpdateSymbols.GRADIENT, divisor, UpdateSymbols.EPSILON);
        Formula directionNumber = scaled(number(g), number(size), number(eps));
        if (momentum != 0) {
            double after = numbers.after(BUFFER, place);
            equations.add(Equation.of(DIRECTION)
                    .becomes(sum(product(MOMENTUM, DIRECTION), direction))
                    .is(sum(product(number(momentum), number(numbers.before(BUFFER, place))), directionNumber))
                    .is(after));
            direction = DIRECTION;
            directionNumber = number(after);
        }
        equations.add(UpdateSymbols.step(name, numbers, place, direction, directionNumber));
        return equations;
    }

    private Equation mean(Symbol name, String state, Formula what, Formula whatNumber, int place) {
        return UpdateSymbols.mean(
                name, KEPT, alpha, numbers.before(state, place), what, whatNumber, numbers.after(state, place));
    }

    private static Formula scaled(Formula gradient, Formula square, Formula epsilon) {
        return fraction(gradient, sum(new Root(square), epsilon));
    }

    @Override
    public List<Letter> letters() {
        List<Letter> letters = new ArrayList<>(UpdateSymbols.gradientLetters(maximize, numbers.decay()));
        letters.add(new Letter(SQUARE, "meanOfGradientSquares"));
        letters.add(new Letter(KEPT, "keptByRunningMean"));
        if (centered) {
            letters.add(new Letter(MEAN, "mean"));
            letters.add(new Letter(VARIANCE, "variance"));
        }
        letters.add(UpdateSymbols.EPSILON_LETTER);
        if (momentum != 0) {
            letters.add(new Letter(DIRECTION, "scaledDirection"));
            letters.add(new Letter(MOMENTUM, "momentum"));
        }
        letters.add(UpdateSymbols.RATE_LETTER);
        return letters;
    }
}
