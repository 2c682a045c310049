package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * The means of as many parts of a sequence as wanted, however long it is.
 *
 * <p>The parts are as equal as they can be: along each axis part i of n covers the elements from ⌊i · size / n⌋ to ⌈(i + 1) · size / n⌉, so that parts may overlap
 * by one.
 *
 * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, outputSize), or both without the batch. There are no
 * parameters.
 */
public final class AdaptiveAvgPool1d extends Layer implements NewOutput {
    private final int outputSize;

    /**
     * A layer.
     *
     * @param outputSize the length of the output, at least 1; -1 for that of the input
     * @throws IllegalArgumentException if it is neither
     */
    public AdaptiveAvgPool1d(int outputSize) {
        this.outputSize = OutputSize.checked("AdaptiveAvgPool1d", outputSize);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.adaptiveAvgPool1d(outputSize);
    }

    @Override
    protected Settings settings() {
        return Settings.of("outputSize", outputSize);
    }
}
