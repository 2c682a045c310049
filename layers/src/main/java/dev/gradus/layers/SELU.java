package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * The scaled exponential linear unit, which keeps a mean of 0 and a variance of 1 through many layers.
 *
 * <p>y = λ x where x &gt; 0, else λ α (eˣ - 1), with λ ≈ 1.0507 and α ≈ 1.6733; dy/dx = λ, or λ α eˣ
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1706.02515">Klambauer et al. 2017: Self-normalizing neural networks</a>
 */
public final class SELU extends Layer {
    /** There is nothing to set. */
    public SELU() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.selu();
    }
}
