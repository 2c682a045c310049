package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.call;
import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;

import dev.gradus.core.OperationSettings;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Minus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ℓ = -w ln p(t) for the class t and the weight w of each row, with p(k) = e^x(k) / Σ e^x(j), and
 * ∂ℓ/∂x(k) = w (p(k) - [k = t]).
 *
 * <p>The tape has no probabilities. They are had from what it has: p(t) from the loss, the others from the local derivatives.
 */
final class CrossEntropyRule implements OperationRule {
    private final TapeNode node;
    private final Local local;
    private final int[] classes;
    private final double[] weights;

    private CrossEntropyRule(TapeNode node, Local local, OperationSettings.Classes settings) {
        this.node = node;
        this.local = local;
        classes = Values.of(settings.classes()).integers();
        weights = settings.weights().map(tensor -> Values.of(tensor).numbers()).orElse(new double[0]);
    }

    /** The rule, if there are not too many local derivatives. */
    static Optional<OperationRule> of(TapeNode node, OperationSettings.Classes settings) {
        return node.local(0).map(local -> new CrossEntropyRule(node, local, settings));
    }

    private double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    private int width() {
        return node.operandShape(0).size(-1);
    }

    private Formula probability(int place, Elements of) {
        int row = place / width();
        double value = place % width() == classes[row]
                ? Math.exp(-node.value().at(row) / weight(row))
                : local.derivative(row, place) / weight(row);
        return of.inner("p", 0, place, value);
    }

    /** Times the weight, if there is one. */
    private Formula weighted(int row, Formula formula) {
        return weights.length == 0 ? formula : product(number(weight(row)), formula);
    }

    @Override
    public List<Inner> inner(Elements of) {
        List<Inner> probabilities = new ArrayList<>();
        Elements numbers = Elements.numbersOf(node);
        for (int place = 0; place < node.inputs().get(0).value().size(); place++) {
            int row = place / width();
            if (weight(row) != 0) {
                probabilities.add(new Inner(
                        probability(place, of),
                        fraction(call("exp", of.input(0, place)), SoftmaxRule.totalOf(row, width(), of)),
                        ((Formula.Constant) probability(place, numbers)).value()));
            }
        }
        return probabilities;
    }

    @Override
    public Formula value(int place, Elements of) {
        return weight(place) == 0
                ? number(0)
                : new Minus(weighted(place, call("ln", probability(place * width() + classes[place], of))));
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        if (weight(output) == 0) {
            return Optional.empty();
        }
        Formula probability = probability(place, of);
        boolean isTarget = place % width() == classes[output];
        return Optional.of(weighted(output, isTarget ? difference(probability, number(1)) : probability));
    }

    @Override
    public Optional<String> words() {
        return Optional.of(weights.length == 0 ? "crossEntropy" : "weightedCrossEntropy");
    }
}
