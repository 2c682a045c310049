package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * A window that moves over sequences and takes of each channel the mean of what it sees.
 *
 * <p>y[n, c, p] = 1/(number of taps) · Σ over s of x[n, c, p · stride + s], the stride being as long as the window
 * itself unless set, or with zeros around as {@code padding} says:
 *
 * <pre>{@code
 * new AvgPool1d(3).stride(1).padding(1).countIncludePad(false) // blurs, and keeps the brightness at the borders
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, p), with p = ⌊(length + 2 padding - kernel) / stride⌋
 * + 1; or both without the batch. There are no parameters. A padding of more than half of the kernel is an error of
 * {@code forward}.
 */
public final class AvgPool1d extends Pooling<AvgPool1d> {
    private boolean countIncludePad = true;

    /**
     * A layer whose windows lie end to end.
     *
     * @param kernel the length of the window, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public AvgPool1d(int kernel) {
        super(1, new int[] {kernel});
    }

    /** Sets whether the zeros of the padding are among what the mean is taken of; on unless set. */
    public AvgPool1d countIncludePad(boolean on) {
        countIncludePad = on;
        return this;
    }

    @Override
    AvgPool1d self() {
        return this;
    }

    @Override
    protected Settings settings() {
        return super.settings().and("countIncludePad", countIncludePad, true);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.avgPool1d(kernel[0], stride[0], padding[0], ceilMode, countIncludePad);
    }
}
