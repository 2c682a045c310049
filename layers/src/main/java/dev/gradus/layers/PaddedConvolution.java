package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.PaddingMode;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What convolutions have in common that may choose what is put around their input, and how much.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class PaddedConvolution<L extends PaddedConvolution<L>> extends Convolution<L> permits Conv1d, Conv2d {
    private static final String SAME = "same padding";

    private PaddingMode mode = PaddingMode.CONSTANT;
    private boolean samePadding;

    PaddedConvolution(
            int axes,
            int in,
            int out,
            int[] kernel,
            int groups,
            Initializer weight,
            @Nullable Initializer bias,
            Generator generator) {
        super(axes, in, out, kernel, groups, false, weight, bias, generator);
    }

    @Override
    public L padding(int... perAxis) {
        samePadding = false;
        return super.padding(perAxis);
    }

    /**
     * Pads such that the output is as large as the input: by dilation (kernel - 1) along each axis, half of it before and half
     * behind; if that is odd, by one more behind. Takes the place of {@code padding}, and needs a stride of 1.
     */
    public L samePadding() {
        samePadding = true;
        return self();
    }

    /** Sets what is put around the input; zeros unless set. How far that can be padded depends on it and on the input. */
    public L paddingMode(PaddingMode mode) {
        this.mode = mode;
        return self();
    }

    @Override
    public Tensor forward(Tensor x) {
        if (samePadding && Arrays.stream(stride).anyMatch(step -> step != 1)) {
            throw error("%s needs a stride of 1, got %s; pad by a number with padding(int...)", SAME, sizes(stride));
        }
        int axes = kernel.length;
        int[] before = padding;
        int[] behind = padding;
        if (samePadding) {
            int[] total = new int[axes];
            Arrays.setAll(total, axis -> dilation[axis] * (kernel[axis] - 1));
            before = Arrays.stream(total).map(both -> both / 2).toArray();
            behind = Arrays.stream(total).map(both -> both - both / 2).toArray();
        }
        // The convolution itself can put the same number of zeros at either end, without a padded copy of the input.
        return mode == PaddingMode.CONSTANT && Arrays.equals(before, behind)
                ? convolve(x, before)
                : convolve(padded(checked(x), before, behind), new int[axes]);
    }

    /** The convolution with so many zeros at either end of each axis. */
    abstract Tensor convolve(Tensor x, int[] zeros);

    private Tensor checked(Tensor x) {
        int axes = kernel.length;
        if (x.rank() != axes + 1 && x.rank() != axes + 2) {
            throw error(
                    "expected an input of shape (batch, channels, %s), with or without the batch, got %s",
                    axes == 1 ? "length" : "height, width", x.shape());
        }
        return x;
    }

    private Tensor padded(Tensor x, int[] before, int[] behind) {
        int axes = kernel.length;
        int[] paddings = new int[2 * axes];
        for (int axis = 0; axis < axes; axis++) {
            // From the last axis on.
            paddings[2 * (axes - 1 - axis)] = before[axis];
            paddings[2 * (axes - 1 - axis) + 1] = behind[axis];
        }
        return mode == PaddingMode.CONSTANT ? x.pad(paddings, 0) : x.pad(paddings, mode);
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(typeName(), problem.formatted(arguments));
    }

    @Override
    protected Settings settings() {
        return super.settings().and("samePadding", samePadding, false).and("paddingMode", mode, PaddingMode.CONSTANT);
    }
}
