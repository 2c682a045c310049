package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.call;
import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.square;
import static dev.gradus.visualization.explain.formula.Formula.sum;
import static dev.gradus.visualization.explain.formula.Formula.symbol;

import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Root;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * The formula of Adam and AdamW.
 *
 * @param numbers those of the step
 * @param beta1 β₁
 * @param beta2 β₂
 * @param eps ε
 * @param amsgrad whether the largest v counts
 * @param maximize whether the loss is made larger
 * @param decoupled whether the weight decay is kept apart from the gradient
 */
record AdamRule(
        ParameterUpdate.Numbers numbers,
        double beta1,
        double beta2,
        double eps,
        boolean amsgrad,
        boolean maximize,
        boolean decoupled)
        implements Update.UpdateRule {
    private static final Symbol MEAN = symbol("m");
    private static final Symbol SQUARE = symbol("v");
    private static final Symbol LARGEST = new Symbol("v", "max", "");
    private static final Symbol CORRECTED = symbol("m̂");
    private static final Symbol CORRECTED_SQUARE = symbol("v̂");
    private static final Symbol BETA_1 = new Symbol("β", "1", "");
    private static final Symbol BETA_2 = new Symbol("β", "2", "");
    private static final Symbol STEP = symbol("k");

    @Override
    public List<Equation> equations(Symbol name, int place) {
        List<Equation> equations = new ArrayList<>();
        double g = UpdateSymbols.gradient(equations, name, numbers, place, maximize, decayInGradient());
        double mean = numbers.after("exp_avg", place);
        double square = numbers.after("exp_avg_sq", place);
        equations.add(UpdateSymbols.mean(
                MEAN, BETA_1, beta1, numbers.before("exp_avg", place), UpdateSymbols.GRADIENT, number(g), mean));
        equations.add(UpdateSymbols.mean(
                SQUARE,
                BETA_2,
                beta2,
                numbers.before("exp_avg_sq", place),
                square(UpdateSymbols.GRADIENT),
                square(number(g)),
                square));
        double counted = square;
        Symbol v = SQUARE;
        if (amsgrad) {
            counted = numbers.after("max_exp_avg_sq", place);
            v = LARGEST;
            equations.add(Equation.of(v)
                    .becomes(call("max", v, SQUARE))
                    .is(call("max", number(numbers.before("max_exp_avg_sq", place)), number(square)))
                    .is(counted));
        }
        int k = numbers.step();
        double corrected = mean / (1 - Math.pow(beta1, k));
        double correctedSquare = counted / (1 - Math.pow(beta2, k));
        equations.add(correction(CORRECTED, BETA_1, MEAN, mean, beta1, corrected));
        equations.add(correction(CORRECTED_SQUARE, BETA_2, v, counted, beta2, correctedSquare));
        equations.add(step(name, place, corrected, correctedSquare));
        return equations;
    }

    private double decayInGradient() {
        return decoupled ? 0 : numbers.decay();
    }

    private boolean decaysApart() {
        return decoupled && numbers.decay() != 0;
    }

    private Equation correction(Symbol name, Symbol rate, Symbol of, double value, double beta, double result) {
        int k = numbers.step();
        return Equation.of(name)
                .is(fraction(of, difference(number(1), new Formula.Power(rate, STEP))))
                .is(fraction(number(value), difference(number(1), new Formula.Power(number(beta), number(k)))))
                .is(result);
    }

    private Equation step(Symbol name, int place, double mean, double square) {
        double old = numbers.old().at(place);
        boolean decays = decaysApart();
        Formula from = decays ? difference(name, product(UpdateSymbols.RATE, UpdateSymbols.DECAY, name)) : name;
        Formula fromNumber = decays
                ? difference(number(old), product(number(numbers.rate()), number(numbers.decay()), number(old)))
                : number(old);
        return Equation.of(name)
                .becomes(difference(
                        from,
                        product(
                                UpdateSymbols.RATE,
                                fraction(CORRECTED, sum(new Root(CORRECTED_SQUARE), UpdateSymbols.EPSILON)))))
                .is(difference(
                        fromNumber,
                        product(
                                number(numbers.rate()),
                                fraction(number(mean), sum(new Root(number(square)), number(eps))))))
                .is(numbers.updated().at(place));
    }

    @Override
    public List<Letter> letters() {
        List<Letter> letters = new ArrayList<>(UpdateSymbols.gradientLetters(maximize, decayInGradient()));
        letters.add(new Letter(MEAN, "mean"));
        letters.add(new Letter(BETA_1, "keptByMean"));
        letters.add(new Letter(SQUARE, "meanOfGradientSquares"));
        letters.add(new Letter(BETA_2, "keptByMeanOfSquares"));
        if (amsgrad) {
            letters.add(new Letter(LARGEST, "largest"));
        }
        letters.add(new Letter(CORRECTED, "corrected"));
        letters.add(new Letter(CORRECTED_SQUARE, amsgrad ? "correctedLargest" : "correctedSquares"));
        letters.add(new Letter(STEP, "step"));
        letters.add(UpdateSymbols.RATE_LETTER);
        letters.add(UpdateSymbols.EPSILON_LETTER);
        if (decaysApart()) {
            letters.add(new Letter(UpdateSymbols.DECAY, "decayApart"));
        }
        return letters;
    }
}
