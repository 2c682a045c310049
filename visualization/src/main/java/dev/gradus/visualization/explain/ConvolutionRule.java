package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;

import dev.gradus.core.kernel.ConvolutionShape;
import dev.gradus.core.kernel.SlidingWindow;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * y = Σ x w + b over what the window sees. ∂y/∂w is the x below the tap, so ∂L/∂w is a sum over all positions of the window;
 * ∂y/∂x is the w above it.
 */
record ConvolutionRule(ConvolutionShape sizes, boolean hasBias) implements OperationRule {
    private static final int X = 0;
    private static final int WEIGHT = 1;
    static final int BIAS = 2;

    @Override
    public Formula value(int place, Elements of) {
        List<Formula> terms = new ArrayList<>();
        for (Tap tap : taps(place)) {
            terms.add(product(of.input(X, tap.x), of.input(WEIGHT, tap.weight)));
        }
        if (hasBias) {
            terms.add(of.input(BIAS, channel(place)));
        }
        return terms.isEmpty() ? number(0) : Terms.sum(terms);
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        return input == BIAS
                ? Optional.of(number(1))
                : taps(output).stream()
                        .filter(tap -> (input == X ? tap.x : tap.weight) == place)
                        .map(tap -> input == X ? of.input(WEIGHT, tap.weight) : of.input(X, tap.x))
                        .findFirst();
    }

    @Override
    public boolean isMultilinear() {
        return true;
    }

    @Override
    public Optional<String> words() {
        return Optional.of("convolution");
    }

    private int channel(int output) {
        return output / sizes.outputPlane() % sizes.outputChannels();
    }

    /** What the window sees when it makes an output; padding is left out. */
    private List<Tap> taps(int output) {
        SlidingWindow height = sizes.height();
        SlidingWindow width = sizes.width();
        int channel = channel(output);
        int image = output / sizes.outputPlane() / sizes.outputChannels();
        int firstInput = image * sizes.inputChannels() + channel / sizes.groupOutputs() * sizes.groupInputs();
        int row = output % sizes.outputPlane() / width.output();
        int column = output % width.output();
        List<Tap> taps = new ArrayList<>();
        for (int input = 0; input < sizes.groupInputs(); input++) {
            for (int tap = 0; tap < sizes.taps(); tap++) {
                int y = height.position(row, tap / width.kernel());
                int x = width.position(column, tap % width.kernel());
                if (y >= 0 && y < height.input() && x >= 0 && x < width.input()) {
                    taps.add(new Tap(
                            ((firstInput + input) * height.input() + y) * width.input() + x,
                            (channel * sizes.groupInputs() + input) * sizes.taps() + tap));
                }
            }
        }
        return taps;
    }

    private record Tap(int x, int weight) {}
}
