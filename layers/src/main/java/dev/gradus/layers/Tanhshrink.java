package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * What the hyperbolic tangent leaves of each element.
 *
 * <p>y = x - tanh x, dy/dx = tanh² x
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Tanhshrink extends Layer {
    /** There is nothing to set. */
    public Tanhshrink() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.tanhshrink();
    }
}
