package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * The largest elements of rectangles of an image, as many as wanted, however large it is.
 *
 * <p>The parts are as equal as they can be: along each axis part i of n covers the elements from ⌊i · size / n⌋ to ⌈(i + 1) · size / n⌉, so that parts may overlap
 * by one.
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, outputHeight, outputWidth), or both without the batch. There are no
 * parameters.
 */
public final class AdaptiveMaxPool2d extends Layer implements NewOutput {
    private final int outputHeight;
    private final int outputWidth;

    /**
     * A layer whose output is square.
     *
     * @param outputSize the height and the width of the output, at least 1; -1 for those of the input
     * @throws IllegalArgumentException if it is neither
     */
    public AdaptiveMaxPool2d(int outputSize) {
        this(outputSize, outputSize);
    }

    /**
     * A layer.
     *
     * @param outputHeight the height of the output, at least 1; -1 for that of the input
     * @param outputWidth the width of the output, at least 1; -1 for that of the input
     * @throws IllegalArgumentException if one is neither
     */
    public AdaptiveMaxPool2d(int outputHeight, int outputWidth) {
        this.outputHeight = OutputSize.checked("AdaptiveMaxPool2d", outputHeight);
        this.outputWidth = OutputSize.checked("AdaptiveMaxPool2d", outputWidth);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.adaptiveMaxPool2d(outputHeight, outputWidth);
    }

    @Override
    protected Settings settings() {
        return Settings.of("outputHeight", outputHeight).and("outputWidth", outputWidth);
    }
}
