package dev.gradus.layers;

import dev.gradus.core.Tensor;

/**
 * Puts a frame of zeros around images.
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, top + height + bottom, left + width + right), or both without the batch.
 */
public final class ZeroPad2d extends PaddingLayer {
    /**
     * A layer.
     *
     * @param paddings one number for all sides, or one for left, right, top and bottom; negative ones cut off
     * @throws IllegalArgumentException if there are neither 1 nor 4
     */
    public ZeroPad2d(int... paddings) {
        super(2, paddings);
    }

    @Override
    Tensor padded(Tensor x, int... sides) {
        return x.pad(sides);
    }
}
