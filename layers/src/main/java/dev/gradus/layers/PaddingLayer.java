package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.Arrays;

/** What layers have in common that put a frame around sequences or images. */
abstract sealed class PaddingLayer extends Layer
        permits ConstantPadding,
                ZeroPad2d,
                ReflectionPad1d,
                ReflectionPad2d,
                ReplicationPad1d,
                ReplicationPad2d,
                CircularPad1d,
                CircularPad2d {
    private final int axes;
    private final int[] paddings;

    /**
     * A layer.
     *
     * @param axes 1 for sequences, 2 for images
     * @param paddings one number for all sides, or left and right, and for images top and bottom
     */
    PaddingLayer(int axes, int... paddings) {
        if (paddings.length != 1 && paddings.length != 2 * axes) {
            throw new IllegalArgumentException("%s: expected one padding for all sides or %s, got %d numbers"
                    .formatted(
                            getClass().getSimpleName(),
                            axes == 1 ? "left and right" : "left, right, top and bottom",
                            paddings.length));
        }
        this.axes = axes;
        this.paddings = Arrays.copyOf(paddings, 2 * axes);
        if (paddings.length == 1) {
            Arrays.fill(this.paddings, paddings[0]);
        }
    }

    /** The input within its frame. */
    abstract Tensor padded(Tensor x, int... sides);

    @Override
    public final Tensor forward(Tensor x) {
        if (x.rank() != axes + 1 && x.rank() != axes + 2) {
            throw new OperationException(
                    typeName(),
                    "expected an input of shape (batch, channels, %s), with or without the batch, got %s"
                            .formatted(axes == 1 ? "length" : "height, width", x.shape()));
        }
        return padded(x, paddings);
    }

    @Override
    protected Settings settings() {
        return Settings.of("paddings", paddings);
    }
}
