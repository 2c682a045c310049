package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import java.util.OptionalInt;

/**
 * A window that moves over images and takes of each channel the mean of what it sees.
 *
 * <p>y[n, c, p, q] = 1/(number of taps) · Σ over s, t of x[n, c, p · stride + s, q · stride + t], the stride being as
 * long as the window is high and wide unless set, or with zeros around as {@code padding} says:
 *
 * <pre>{@code
 * new AvgPool2d(3).stride(1).padding(1).countIncludePad(false) // blurs, and keeps the brightness at the borders
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, p, q), with p = ⌊(height + 2 padding - kernel)
 * / stride⌋ + 1 and q likewise; or both without the batch. There are no parameters. A padding of more than half of the
 * kernel is an error of {@code forward}.
 */
public final class AvgPool2d extends Pooling<AvgPool2d> {
    private boolean countIncludePad = true;
    private OptionalInt divisorOverride = OptionalInt.empty();

    /**
     * A layer with a square window.
     *
     * @param kernel the height and width of the window, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public AvgPool2d(int kernel) {
        this(new int[] {kernel, kernel});
    }

    /**
     * A layer with a window of any sides.
     *
     * @param kernel the height and the width of the window, at least 1
     * @throws IllegalArgumentException if a number is less than 1, or they are not two
     */
    public AvgPool2d(int[] kernel) {
        super(2, kernel);
    }

    /** Sets whether the zeros of the padding are among what the mean is taken of; on unless set. */
    public AvgPool2d countIncludePad(boolean on) {
        countIncludePad = on;
        return this;
    }

    /**
     * Divides the sums by this number instead of that of the taps.
     *
     * @throws IllegalArgumentException if it is 0
     */
    public AvgPool2d divisorOverride(int divisor) {
        if (divisor == 0) {
            throw new IllegalArgumentException("AvgPool2d: expected a divisor other than 0");
        }
        divisorOverride = OptionalInt.of(divisor);
        return this;
    }

    @Override
    AvgPool2d self() {
        return this;
    }

    @Override
    protected Settings settings() {
        return super.settings().and("countIncludePad", countIncludePad, true).and("divisorOverride", divisorOverride);
    }

    @Override
    public Tensor forward(Tensor x) {
        return divisorOverride.isPresent()
                ? x.avgPool2d(kernel, stride, padding, ceilMode, divisorOverride.getAsInt())
                : x.avgPool2d(kernel, stride, padding, ceilMode, countIncludePad);
    }
}
