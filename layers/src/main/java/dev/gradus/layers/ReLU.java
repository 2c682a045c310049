package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * The rectifier, which lets positive elements pass and nothing else.
 *
 * <p>y = max(x, 0), dy/dx = 1 where x &gt; 0 and 0 elsewhere
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class ReLU extends Layer {
    /** There is nothing to set. */
    public ReLU() {}

    /** As {@link #apply}, for an input that nobody needs any more. */
    Tensor applyInPlace(Tensor x) {
        return call(x::reluInPlace, x);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.relu();
    }
}
