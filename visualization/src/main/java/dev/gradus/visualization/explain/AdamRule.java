package dev.gradus.visualization.explain;

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
    @Override
    public List<Equation> equations(Symbol name, int place) {
        List<Equation> equations = new ArrayList<>();
        double g = UpdateSymbols.gradient(equations, name, numbers, place, maximize, decoupled ? 0 : numbers.decay());
        double mean = numbers.after("exp_avg", place);
        double square = numbers.after("exp_avg_sq", place);
        equations.add(moment("m", "1", beta1, numbers.before("exp_avg", place), symbol("g"), number(g), mean));
        equations.add(moment(
                "v", "2", beta2, numbers.before("exp_avg_sq", place), square(symbol("g")), square(number(g)), square));
        double counted = square;
        Symbol v = symbol("v");
        if (amsgrad) {
            counted = numbers.after("max_exp_avg_sq", place);
            v = new Symbol("v", "max", "");
            equations.add(
                    Equation.of(v).becomes(Formula.call("max", v, symbol("v"))).is(counted));
        }
        int t = numbers.step();
        double corrected = mean / (1 - Math.pow(beta1, t));
        double correctedSquare = counted / (1 - Math.pow(beta2, t));
        equations.add(correction("m̂", "1", symbol("m"), mean, beta1, corrected));
        equations.add(correction("v̂", "2", v, counted, beta2, correctedSquare));
        equations.add(step(name, place, corrected, correctedSquare));
        return equations;
    }

    private static Equation moment(
            String name, String index, double beta, double before, Formula what, Formula whatNumber, double after) {
        Symbol rate = new Symbol("β", index, "");
        return Equation.of(symbol(name))
                .becomes(sum(product(rate, symbol(name)), product(difference(number(1), rate), what)))
                .is(sum(
                        product(number(beta), number(before)),
                        product(difference(number(1), number(beta)), whatNumber)))
                .is(after);
    }

    private Equation correction(String name, String index, Symbol of, double value, double beta, double result) {
        int t = numbers.step();
        return Equation.of(symbol(name))
                .is(fraction(of, difference(number(1), new Formula.Power(new Symbol("β", index, ""), symbol("t")))))
                .is(fraction(number(value), difference(number(1), new Formula.Power(number(beta), number(t)))))
                .is(result);
    }

    private Equation step(Symbol name, int place, double mean, double square) {
        double old = numbers.old().at(place);
        boolean decays = decoupled && numbers.decay() != 0;
        Formula from = decays ? difference(name, product(UpdateSymbols.RATE, UpdateSymbols.DECAY, name)) : name;
        Formula fromNumber = decays
                ? difference(number(old), product(number(numbers.rate()), number(numbers.decay()), number(old)))
                : number(old);
        return Equation.of(name)
                .becomes(difference(
                        from,
                        product(UpdateSymbols.RATE, fraction(symbol("m̂"), sum(new Root(symbol("v̂")), symbol("ε"))))))
                .is(difference(
                        fromNumber,
                        product(
                                number(numbers.rate()),
                                fraction(number(mean), sum(new Root(number(square)), number(eps))))))
                .is(numbers.updated().at(place));
    }
}
