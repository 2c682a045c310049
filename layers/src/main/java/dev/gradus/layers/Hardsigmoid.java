package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * A sigmoid of straight lines, which needs no exponential.
 *
 * <p>y = min(max(x + 3, 0), 6) / 6, dy/dx = 1/6 where -3 &lt; x &lt; 3 and 0 elsewhere
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Hardsigmoid extends Layer {
    /** There is nothing to set. */
    public Hardsigmoid() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.hardsigmoid();
    }
}
