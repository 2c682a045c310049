package dev.gradus.layers;

import dev.gradus.core.Parameter;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What convolutions have in common, however many axes their window moves along.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class Convolution<L extends Convolution<L>> extends WindowLayer<L> implements NewOutput
        permits PaddedConvolution, TransposedConvolution {
    private final int in;
    private final int out;
    final int groups;
    final Parameter weight;
    final @Nullable Parameter bias;

    Convolution(
            int axes,
            int in,
            int out,
            int[] kernel,
            int groups,
            boolean transposed,
            Initializer weight,
            @Nullable Initializer bias,
            Generator generator) {
        super(axes, kernel);
        if (in < 1 || out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(
                    "%s: expected at least 1 input and 1 output channel, both divisible by the groups, got %d and %d, groups %d"
                            .formatted(getClass().getSimpleName(), in, out, groups));
        }
        this.groups = groups;
        this.in = in;
        this.out = out;
        IntStream channels = transposed ? IntStream.of(in, out / groups) : IntStream.of(out, in / groups);
        int[] shape = IntStream.concat(channels, Arrays.stream(kernel)).toArray();
        this.weight = parameter("weight", weight, generator, shape);
        this.bias = bias == null ? null : parameter("bias", bias, generator, out);
    }

    /** How many numbers go into one output: of the input's channels in a group, at all taps. */
    static int fanIn(int in, int[] kernel, int groups) {
        return in / Math.max(groups, 1) * Arrays.stream(kernel).reduce(1, (a, b) -> a * b);
    }

    /**
     * Sets the distance between two taps of the window; 1 unless set.
     *
     * @param perAxis one number for all axes, or one for each; at least 1
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public L dilation(int... perAxis) {
        dilation = perAxis("dilation", 1, perAxis);
        return self();
    }

    /** The weights, (out, in / groups, and the sizes of the window); (in, out / groups, ...) if it is transposed. */
    public Parameter weight() {
        return weight;
    }

    /** The biases, (out); empty for a layer without. */
    public Optional<Parameter> bias() {
        return Optional.ofNullable(bias);
    }

    @Override
    protected Settings settings() {
        return Settings.of("in", in)
                .and("out", out)
                .and(window())
                .and("dilation", dilation, repeated(1))
                .and("groups", groups, 1)
                .and("bias", bias != null, true);
    }
}
