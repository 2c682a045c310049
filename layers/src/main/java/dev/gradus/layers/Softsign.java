package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * Squashes each element to between -1 and 1, more slowly than {@link Tanh} does.
 *
 * <p>y = x / (1 + |x|), dy/dx = 1 / (1 + |x|)²
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Softsign extends Layer {
    /** There is nothing to set. */
    public Softsign() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.softsign();
    }
}
