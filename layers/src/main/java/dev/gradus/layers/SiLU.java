package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * The sigmoid linear unit, also called swish: each element, weighed by its own sigmoid.
 *
 * <p>y = x σ(x), dy/dx = σ(x) (1 + x (1 - σ(x)))
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1702.03118">Elfwing et al. 2017: Sigmoid-weighted linear units for neural network function
 *     approximation in reinforcement learning</a>
 */
public final class SiLU extends Layer {
    /** There is nothing to set. */
    public SiLU() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.silu();
    }
}
