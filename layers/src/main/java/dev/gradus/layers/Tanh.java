package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * The hyperbolic tangent, which squashes each element to between -1 and 1.
 *
 * <p>y = tanh x = (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ), dy/dx = 1 - y²
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Tanh extends Layer {
    /** There is nothing to set. */
    public Tanh() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.tanh();
    }
}
