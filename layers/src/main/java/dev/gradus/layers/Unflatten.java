package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Splits a dimension into several: rows, say, into the images that a convolution wants.
 *
 * <p>It undoes what {@link Flatten} does.
 *
 * <p><b>Shape</b>: (..., d₁ ... dₖ, ...) to (..., d₁, ..., dₖ, ...).
 */
public final class Unflatten extends Layer {
    private final int dim;
    private final int[] sizes;

    /**
     * A layer.
     *
     * @param dim the dimension, counted from the last one when negative
     * @param sizes those that take its place, one of which may be -1 for what remains; a product other than the
     *     dimension's size is an error of {@code forward}
     */
    public Unflatten(int dim, int... sizes) {
        this.dim = dim;
        this.sizes = sizes.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.unflatten(Dimension.of(x, dim, typeName()), sizes);
    }

    @Override
    protected Settings settings() {
        return Settings.of("dim", dim).and("sizes", sizes);
    }
}
