package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Turns scores into probabilities: positive numbers that sum to 1 along a dimension.
 *
 * <p>y = eˣ / Σ eˣ, the sum being taken along the dimension
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Softmax extends Layer {
    private final int dim;

    /**
     * A layer for one dimension.
     *
     * @param dim the dimension of the classes, counted from the last one when negative: 1 for (N, C)
     */
    public Softmax(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softmax(Dimension.of(x, dim, typeName()));
    }

    @Override
    protected Settings settings() {
        return Settings.of("dim", dim);
    }
}
