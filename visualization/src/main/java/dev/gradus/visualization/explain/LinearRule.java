package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;

import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * y = Σ k x, where the factors k are the local derivatives, whatever x is: sums and means, and operations that only move or
 * stretch. So the Jacobian that the tape gives is all there is to say about them.
 */
final class LinearRule implements OperationRule {
    private static final Set<String> KNOWN = Set.of(
            "sum",
            "mean",
            "cumsum",
            "broadcastTo",
            "permute",
            "flip",
            "roll",
            "narrow",
            "embed",
            "pad",
            "cat",
            "copy",
            "to",
            "gather",
            "index",
            "indexSelect",
            "indexAdd",
            "scatterAdd",
            "diagonal",
            "diagonalEmbed",
            "avgPool1d",
            "avgPool2d",
            "adaptiveAvgPool1d",
            "adaptiveAvgPool2d",
            "upsampleNearest",
            "upsampleLinear");

    /** A constant that was added, as the border of a padding, or that has no derivative, makes a larger difference. */
    private static final double ROUNDING = 1e-5;

    private final TapeNode node;
    private final boolean isMean;

    private LinearRule(TapeNode node) {
        this.node = node;
        isMean = node.operation().equals("mean");
    }

    static boolean isKnown(TapeNode node) {
        return KNOWN.contains(node.operation());
    }

    /** The rule, if the derivatives tell all of the value. */
    static Optional<OperationRule> of(TapeNode node) {
        LinearRule rule = new LinearRule(node);
        for (int place = 0; place < node.value().size(); place++) {
            double sum = 0;
            double size = Double.MIN_NORMAL;
            for (Term term : rule.terms(place)) {
                double product =
                        term.factor * node.inputs().get(term.input).value().at(term.place);
                sum += product;
                size += Math.abs(product);
            }
            double value = node.value().at(place);
            // NaN and infinity differ from themselves by NaN.
            boolean isSame = Double.compare(sum, value) == 0 || Math.abs(sum - value) <= ROUNDING * size;
            if (!isSame) {
                return Optional.empty();
            }
        }
        return Optional.of(rule);
    }

    @Override
    public Formula value(int place, Elements of) {
        List<Term> terms = terms(place);
        if (terms.isEmpty()) {
            return number(0);
        }
        double factor = terms.get(0).factor;
        if (!isMean && terms.stream().anyMatch(term -> term.factor != factor)) {
            return Terms.sum(terms.stream()
                    .map(term -> product(number(term.factor), of.input(term.input, term.place)))
                    .toList());
        }
        Formula sum = Terms.sum(
                terms.stream().map(term -> of.input(term.input, term.place)).toList());
        if (isMean && terms.size() > 1) {
            return fraction(sum, number(terms.size()));
        }
        return factor == 1 ? sum : product(number(factor), sum);
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        int count = isMean ? terms(output).size() : 1;
        return count > 1 ? Optional.of(fraction(number(1), number(count))) : Optional.empty();
    }

    private List<Term> terms(int output) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            int input = i;
            node.local(input).ifPresent(local -> IntStream.range(
                            0, node.inputs().get(input).value().size())
                    .filter(place -> local.derivative(output, place) != 0)
                    .forEach(place -> terms.add(new Term(input, place, local.derivative(output, place)))));
        }
        return terms;
    }

    private record Term(int input, int place, double factor) {}
}
