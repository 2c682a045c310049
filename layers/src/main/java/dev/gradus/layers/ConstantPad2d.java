package dev.gradus.layers;

/**
 * Puts a frame of one number around images.
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, top + height + bottom, left + width + right), or both without the batch.
 */
public final class ConstantPad2d extends ConstantPadding {
    /**
     * A layer.
     *
     * @param value the number
     * @param paddings one number for all sides, or one for left, right, top and bottom; negative ones cut off
     * @throws IllegalArgumentException if there are neither 1 nor 4
     */
    public ConstantPad2d(double value, int... paddings) {
        super(2, value, paddings);
    }
}
