package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Turns distances into probabilities: positive numbers that sum to 1 along a dimension, the largest for the smallest element.
 *
 * <p>y = e⁻ˣ / Σ e⁻ˣ, the sum being taken along the dimension
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Softmin extends Layer {
    private final int dim;

    /**
     * A layer for one dimension.
     *
     * @param dim the dimension of the classes, counted from the last one when negative: 1 for (N, C)
     */
    public Softmin(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.neg().softmax(Dimension.of(x, dim, typeName()));
    }

    @Override
    protected Settings settings() {
        return Settings.of("dim", dim);
    }
}
