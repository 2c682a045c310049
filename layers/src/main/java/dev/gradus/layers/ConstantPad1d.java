package dev.gradus.layers;

/**
 * Puts a frame of one number around sequences.
 *
 * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, left + length + right), or both without the batch.
 */
public final class ConstantPad1d extends ConstantPadding {
    /**
     * A layer.
     *
     * @param value the number
     * @param paddings one number for all sides, or one for left and right; negative ones cut off
     * @throws IllegalArgumentException if there are neither 1 nor 2
     */
    public ConstantPad1d(double value, int... paddings) {
        super(1, value, paddings);
    }
}
