package dev.gradus.layers;

import dev.gradus.core.Parameter;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What convolutions have in common, however many axes their window moves along.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class Convolution<L extends Convolution<L>> extends Layer permits Conv1d, Conv2d {
    final int groups;
    final Parameter weight;
    final @Nullable Parameter bias;
    int[] stride;
    int[] padding;
    int[] dilation;

    Convolution(
            int in,
            int out,
            int[] kernel,
            int groups,
            Initializer weight,
            @Nullable Initializer bias,
            Generator generator) {
        if (in < 1 || out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(
                    "%s: expected at least 1 input and 1 output channel, both divisible by the groups, got %d and %d, groups %d"
                            .formatted(getClass().getSimpleName(), in, out, groups));
        }
        this.groups = groups;
        int[] shape = new int[kernel.length + 2];
        shape[0] = out;
        shape[1] = in / groups;
        for (int axis = 0; axis < kernel.length; axis++) {
            shape[axis + 2] = atLeast(1, "kernel size", kernel[axis]);
        }
        this.weight = parameter("weight", weight.create(generator, shape));
        this.bias = bias == null ? null : parameter("bias", bias.create(generator, out));
        stride = repeated(1);
        padding = repeated(0);
        dilation = repeated(1);
    }

    /** How many numbers go into one output: of the input's channels in a group, at all taps. */
    static int fanIn(int in, int[] kernel, int groups) {
        return in / Math.max(groups, 1) * Arrays.stream(kernel).reduce(1, (a, b) -> a * b);
    }

    /**
     * Sets how far the window moves; 1 unless set.
     *
     * @param perAxis one number for all axes, or one for each; at least 1
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public L stride(int... perAxis) {
        stride = checked("stride", 1, perAxis);
        return self();
    }

    /**
     * Sets how many zeros are added at either end; 0 unless set.
     *
     * @param perAxis one number for all axes, or one for each; at least 0
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public L padding(int... perAxis) {
        padding = checked("padding", 0, perAxis);
        return self();
    }

    /**
     * Sets the distance between two taps of the window; 1 unless set.
     *
     * @param perAxis one number for all axes, or one for each; at least 1
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public L dilation(int... perAxis) {
        dilation = checked("dilation", 1, perAxis);
        return self();
    }

    /** The weights, (out, in / groups, and the sizes of the window). */
    public Parameter weight() {
        return weight;
    }

    /** The biases, (out); empty for a layer without. */
    public Optional<Parameter> bias() {
        return Optional.ofNullable(bias);
    }

    abstract L self();

    private int axes() {
        return weight.rank() - 2;
    }

    private int[] repeated(int number) {
        int[] numbers = new int[axes()];
        Arrays.fill(numbers, number);
        return numbers;
    }

    private int[] checked(String name, int least, int[] perAxis) {
        if (perAxis.length != 1 && perAxis.length != axes()) {
            throw new IllegalArgumentException(
                    "%s: expected one number for the %s, or one for each of %d axes, got %d numbers"
                            .formatted(getClass().getSimpleName(), name, axes(), perAxis.length));
        }
        for (int number : perAxis) {
            atLeast(least, name, number);
        }
        return perAxis.length == axes() ? perAxis.clone() : repeated(perAxis[0]);
    }

    private int atLeast(int least, String name, int number) {
        if (number < least) {
            throw new IllegalArgumentException("%s: expected a %s of at least %d, got %d"
                    .formatted(getClass().getSimpleName(), name, least, number));
        }
        return number;
    }

    @Override
    protected String settings() {
        int[] shape = weight.shape().toArray();
        return "%d, %d, kernel %s%s%s%s%s%s"
                .formatted(
                        shape[1] * groups,
                        shape[0],
                        sizes(Arrays.copyOfRange(shape, 2, shape.length)),
                        unless(1, ", stride ", stride),
                        unless(0, ", padding ", padding),
                        unless(1, ", dilation ", dilation),
                        groups == 1 ? "" : ", groups " + groups,
                        bias == null ? ", no bias" : "");
    }

    private String unless(int usual, String name, int[] numbers) {
        return Arrays.equals(numbers, repeated(usual)) ? "" : name + sizes(numbers);
    }

    private static String sizes(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
