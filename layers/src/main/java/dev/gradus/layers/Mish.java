package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * A smooth rectifier that dips a little below 0.
 *
 * <p>y = x t with t = tanh(ln(1 + eˣ)), dy/dx = t + x σ(x) (1 - t²)
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1908.08681">Misra 2019: Mish, a self regularized non-monotonic activation function</a>
 */
public final class Mish extends Layer {
    /** There is nothing to set. */
    public Mish() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.mish();
    }
}
