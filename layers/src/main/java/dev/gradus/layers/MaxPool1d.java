package dev.gradus.layers;

import dev.gradus.core.MaxPooled;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * A window that moves over sequences and takes of each channel the largest element that it sees.
 *
 * <p>y[n, c, p] = max over s of x[n, c, p · stride + s], the stride being as long as the window itself unless set; or
 * reaching out of the data, where nothing counts, and with gaps, as {@code padding} and {@code dilation} say:
 *
 * <pre>{@code
 * new MaxPool1d(3).stride(2).padding(1)
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, p), with p = ⌊(length + 2 padding - dilation (kernel
 * - 1) - 1) / stride⌋ + 1; or both without the batch. There are no parameters. A padding of more than half of what the
 * window covers is an error of {@code forward}.
 */
public final class MaxPool1d extends Pooling<MaxPool1d> {
    /**
     * A layer whose windows lie end to end.
     *
     * @param kernel the length of the window, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public MaxPool1d(int kernel) {
        super(1, new int[] {kernel});
    }

    /**
     * Sets the distance between two taps of the window; 1 unless set.
     *
     * @param perAxis one number; at least 1
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public MaxPool1d dilation(int... perAxis) {
        dilation = perAxis("dilation", 1, perAxis);
        return this;
    }

    @Override
    MaxPool1d self() {
        return this;
    }

    @Override
    protected Settings settings() {
        return super.settings().and("dilation", dilation, repeated(1));
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.maxPool1d(kernel[0], stride[0], padding[0], dilation[0], ceilMode);
    }

    /** As {@link #apply}, with the places that the elements stood at in their channel, in rows from 0 on. */
    public MaxPooled applyWithIndices(Tensor x) {
        return call(
                () -> x.maxPool1dWithIndices(kernel[0], stride[0], padding[0], dilation[0], ceilMode),
                MaxPooled::values,
                x);
    }
}
