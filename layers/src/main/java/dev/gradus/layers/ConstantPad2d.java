package dev.gradus.layers;

import dev.gradus.core.Tensor;

/**
 * Puts a frame of one number around images.
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, top + height + bottom, left + width + right), or both without the batch.
 */
public final class ConstantPad2d extends PaddingLayer {
    private final double value;

    /**
     * A layer.
     *
     * @param value the number
     * @param paddings one number for all sides, or one for left, right, top and bottom; negative ones cut off
     * @throws IllegalArgumentException if there are neither 1 nor 4
     */
    public ConstantPad2d(double value, int... paddings) {
        super(2, paddings);
        this.value = value;
    }

    @Override
    Tensor padded(Tensor x, int... sides) {
        return x.pad(sides, value);
    }

    @Override
    protected String settings() {
        return super.settings() + ", value=" + value;
    }
}
