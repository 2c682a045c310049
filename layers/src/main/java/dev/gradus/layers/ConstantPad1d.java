package dev.gradus.layers;

import dev.gradus.core.Tensor;

/**
 * Puts a frame of one number around sequences.
 *
 * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, left + length + right), or both without the batch.
 */
public final class ConstantPad1d extends PaddingLayer {
    private final double value;

    /**
     * A layer.
     *
     * @param value the number
     * @param paddings one number for all sides, or one for left and right; negative ones cut off
     * @throws IllegalArgumentException if there are neither 1 nor 2
     */
    public ConstantPad1d(double value, int... paddings) {
        super(1, paddings);
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
