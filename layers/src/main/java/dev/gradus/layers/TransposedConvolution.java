package dev.gradus.layers;

import dev.gradus.core.init.Initializer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import org.jspecify.annotations.Nullable;

/**
 * What transposed convolutions have in common, however many axes their window moves along.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class TransposedConvolution<L extends TransposedConvolution<L>> extends Convolution<L>
        permits ConvTranspose1d, ConvTranspose2d {
    int[] outputPadding;

    TransposedConvolution(
            int axes,
            int in,
            int out,
            int[] kernel,
            int groups,
            Initializer weight,
            @Nullable Initializer bias,
            Generator generator) {
        super(axes, in, out, kernel, groups, true, weight, bias, generator);
        outputPadding = new int[axes];
    }

    /**
     * Sets how much is added at the end of each axis of the output; 0 unless set. What is not below the stride or the dilation
     * is an error of {@code forward}.
     *
     * @param perAxis one number for all axes, or one for each; at least 0
     * @throws IllegalArgumentException if the numbers are too small or not as many as the axes
     */
    public L outputPadding(int... perAxis) {
        outputPadding = perAxis("output padding", 0, perAxis);
        return self();
    }

    @Override
    protected Settings settings() {
        return super.settings().and("outputPadding", outputPadding, new int[outputPadding.length]);
    }
}
