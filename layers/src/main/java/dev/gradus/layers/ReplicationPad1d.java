package dev.gradus.layers;

import dev.gradus.core.PaddingMode;
import dev.gradus.core.Tensor;

/**
 * Puts a frame of their own elements around sequences, which are the outermost ones again and again: of a b c, a a | a b c | c c.
 *
 * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, left + length + right), or both without the batch. A
 * frame that is too wide is an error of {@code forward}.
 */
public final class ReplicationPad1d extends PaddingLayer {
    /**
     * A layer.
     *
     * @param paddings one number for all sides, or one for left and right; negative ones cut off
     * @throws IllegalArgumentException if there are neither 1 nor 2
     */
    public ReplicationPad1d(int... paddings) {
        super(1, paddings);
    }

    @Override
    Tensor padded(Tensor x, int... sides) {
        return x.pad(sides, PaddingMode.REPLICATE);
    }
}
