package dev.gradus.layers;

import dev.gradus.core.MaxPooled;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * A window that moves over images and takes of each channel the largest element that it sees.
 *
 * <p>y[n, c, p, q] = max over s, t of x[n, c, p · stride + s, q · stride + t], the stride being as long as the window
 * is high and wide unless set; or reaching out of the data, where nothing counts, and with gaps, as {@code padding} and
 * {@code dilation} say:
 *
 * <pre>{@code
 * new MaxPool2d(3).stride(2).padding(1)
 * }</pre>
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, p, q), with p = ⌊(height + 2 padding -
 * dilation (kernel - 1) - 1) / stride⌋ + 1 and q likewise; or both without the batch. There are no parameters. A
 * padding of more than half of what the window covers is an error of {@code forward}.
 */
public final class MaxPool2d extends Pooling<MaxPool2d> {
    /**
     * A layer with a square window.
     *
     * @param kernel the height and width of the window, at least 1
     * @throws IllegalArgumentException if it is less than 1
     */
    public MaxPool2d(int kernel) {
        this(new int[] {kernel, kernel});
    }

    /**
     * A layer with a window of any sides.
     *
     * @param kernel the height and the width of the window, at least 1
     * @throws IllegalArgumentException if a number is less than 1, or they are not two
     */
    public MaxPool2d(int[] kernel) {
        super(2, kernel);
    }

    /**
     * Sets the distance between two taps of the window; 1 unless set.
     *
     * @param perAxis one number for both axes, or one for each; at least 1
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public MaxPool2d dilation(int... perAxis) {
        dilation = perAxis("dilation", 1, perAxis);
        return this;
    }

    @Override
    MaxPool2d self() {
        return this;
    }

    @Override
    protected Settings settings() {
        return super.settings().and("dilation", dilation, repeated(1));
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.maxPool2d(kernel, stride, padding, dilation, ceilMode);
    }

    /** As {@link #apply}, with the places that the elements stood at in their channel, in rows from 0 on. */
    public MaxPooled applyWithIndices(Tensor x) {
        return call(() -> x.maxPool2dWithIndices(kernel, stride, padding, dilation, ceilMode), MaxPooled::values, x);
    }
}
