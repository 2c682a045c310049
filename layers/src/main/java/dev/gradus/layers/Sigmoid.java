package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * The logistic function, which squashes each element to between 0 and 1.
 *
 * <p>y = σ(x) = 1 / (1 + e⁻ˣ), dy/dx = y (1 - y)
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Sigmoid extends Layer {
    /** There is nothing to set. */
    public Sigmoid() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.sigmoid();
    }
}
