package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * Does nothing: what takes the place of a layer that is left out.
 *
 * <p>y = x
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Identity extends Layer {
    /** There is nothing to set. */
    public Identity() {}

    @Override
    public Tensor forward(Tensor x) {
        return x;
    }
}
