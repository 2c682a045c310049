package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * {@link ELU} without a kink at 0, whatever α is.
 *
 * <p>y = x where x &gt; 0, else α (e^(x / α) - 1); dy/dx = 1 where x &gt; 0, else e^(x / α)
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1704.07483">Barron 2017: Continuously differentiable exponential linear units</a>
 */
public final class CELU extends Layer {
    private final double alpha;

    /** With α = 1. */
    public CELU() {
        this(1);
    }

    /**
     * A unit.
     *
     * @param alpha α, other than 0; the output is above -α
     * @throws IllegalArgumentException if it is 0
     */
    public CELU(double alpha) {
        if (alpha == 0) {
            throw new IllegalArgumentException("CELU: expected an alpha other than 0");
        }
        this.alpha = alpha;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.celu(alpha);
    }

    @Override
    protected Settings settings() {
        return Settings.of("alpha", alpha);
    }
}
