package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * The rectifier with an upper end.
 *
 * <p>y = min(max(x, 0), 6), dy/dx = 1 where 0 &lt; x &lt; 6 and 0 elsewhere
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class ReLU6 extends Layer {
    /** There is nothing to set. */
    public ReLU6() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.hardtanh(0, 6);
    }
}
