package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;
import static dev.gradus.visualization.explain.formula.Formula.square;
import static dev.gradus.visualization.explain.formula.Formula.sum;

import dev.gradus.core.OperationSettings;
import dev.gradus.core.kernel.ChannelShape;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Minus;
import dev.gradus.visualization.explain.formula.Formula.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * y = w x̂ + b with x̂ = (x - μ) / s and s = √(v + ε), of the mean μ and the variance v of each channel of n elements. ∂y/∂w = x̂ and ∂y/∂b = 1;
 * ∂y(i)/∂x(j) = w / s ([i = j] - (1 + x̂(i) x̂(j)) / n) if μ and v are those of x, w / s [i = j] if they are fixed.
 */
final class NormalizationRule implements OperationRule {
    private static final int X = 0;
    private static final int WEIGHT = 1;
    private static final int BIAS = 2;

    private final TapeNode node;
    private final OperationSettings.Normalization settings;
    private final ChannelShape sizes;

    /** Without w and b, which are 1 and 0 where a normalisation has none of its own. */
    private final boolean isPlain;

    NormalizationRule(TapeNode node, OperationSettings.Normalization settings) {
        this.node = node;
        this.settings = settings;
        sizes = settings.sizes();
        isPlain = isConstant(node.inputs().get(WEIGHT), 1)
                && isConstant(node.inputs().get(BIAS), 0);
    }

    private static boolean isConstant(TapeNode node, double value) {
        return node.isConstant()
                && IntStream.range(0, node.value().size())
                        .allMatch(i -> node.value().at(i) == value);
    }

    private int channel(int place) {
        return place / sizes.inner() % sizes.channels();
    }

    private List<Integer> membersOf(int channel) {
        return IntStream.range(0, node.value().size())
                .filter(place -> channel(place) == channel)
                .boxed()
                .toList();
    }

    private double spread(int channel) {
        return Math.sqrt(settings.variance().get(channel) + settings.eps());
    }

    private Formula mean(int channel, Elements of) {
        return of.inner("μ", WEIGHT, channel, settings.mean().get(channel));
    }

    private Formula scale(int channel, Elements of) {
        return of.inner("s", WEIGHT, channel, spread(channel));
    }

    private Formula normalized(int place, Elements of) {
        return of.inner("x̂", X, place, normalized(place));
    }

    private double normalized(int place) {
        if (isPlain) {
            return node.value().at(place);
        }
        int channel = channel(place);
        double deviation =
                node.inputs().get(X).value().at(place) - settings.mean().get(channel);
        return deviation / spread(channel);
    }

    @Override
    public List<Inner> inner(Elements of) {
        List<Inner> inner = new ArrayList<>();
        for (int channel = 0; channel < sizes.channels(); channel++) {
            addStatistics(inner, channel, of);
        }
        for (int place = 0; place < node.value().size(); place++) {
            int channel = channel(place);
            Formula deviation = difference(of.input(X, place), mean(channel, of));
            inner.add(new Inner(normalized(place, of), fraction(deviation, scale(channel, of)), normalized(place)));
        }
        return inner;
    }

    private void addStatistics(List<Inner> inner, int channel, Elements of) {
        Formula mean = mean(channel, of);
        double average = settings.mean().get(channel);
        double squared = settings.variance().get(channel);
        Formula variance = of.inner("v", WEIGHT, channel, squared);
        List<Formula> members = new ArrayList<>();
        List<Formula> squares = new ArrayList<>();
        for (int place : membersOf(channel)) {
            members.add(of.input(X, place));
            squares.add(square(difference(of.input(X, place), mean)));
        }
        Formula count = number(members.size());
        boolean isOwn = settings.ofInput();
        inner.add(new Inner(mean, isOwn ? fraction(Terms.sum(members), count) : number(average), average));
        inner.add(new Inner(variance, isOwn ? fraction(Terms.sum(squares), count) : number(squared), squared));
        inner.add(new Inner(scale(channel, of), new Root(sum(variance, number(settings.eps()))), spread(channel)));
    }

    @Override
    public Formula value(int place, Elements of) {
        int channel = channel(place);
        return isPlain
                ? normalized(place, of)
                : sum(product(of.input(WEIGHT, channel), normalized(place, of)), of.input(BIAS, channel));
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        return Optional.of(
                switch (input) {
                    case X -> byX(output, place, of);
                    case WEIGHT -> normalized(output, of);
                    default -> number(1);
                });
    }

    private Formula byX(int output, int place, Elements of) {
        int channel = channel(output);
        Formula slope = fraction(isPlain ? number(1) : of.input(WEIGHT, channel), scale(channel, of));
        if (!settings.ofInput()) {
            return slope;
        }
        Formula through = fraction(
                sum(number(1), product(normalized(output, of), normalized(place, of))), number(sizes.perChannel()));
        return product(slope, output == place ? difference(number(1), through) : new Minus(through));
    }

    @Override
    public Optional<String> words() {
        return Optional.of(settings.ofInput() ? "normalization" : "fixedNormalization");
    }
}
