package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * The exponential linear unit, a rectifier that levels off below 0 instead of breaking off at 0.
 *
 * <p>y = x where x &gt; 0, else α (eˣ - 1); dy/dx = 1 where x &gt; 0, else α eˣ
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1511.07289">Clevert et al. 2015: Fast and accurate deep network learning by exponential
 *     linear units</a>
 */
public final class ELU extends Layer {
    private final double alpha;

    /** With α = 1. */
    public ELU() {
        this(1);
    }

    /**
     * A unit.
     *
     * @param alpha α; the output is above -α
     */
    public ELU(double alpha) {
        this.alpha = alpha;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.elu(alpha);
    }

    @Override
    protected Settings settings() {
        return Settings.of("alpha", alpha);
    }
}
