package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;

/**
 * The distance of vectors.
 *
 * <p>y = ‖x₁ - x₂ + ε‖ₚ
 *
 * <p><b>Shape</b>: two of (..., D), which are broadcast, to (...).
 */
public final class PairwiseDistance extends Module {
    private final double p;
    private final double eps;

    /** The Euclidean one, with ε = 1e-6. */
    public PairwiseDistance() {
        this(2, 1e-6);
    }

    /**
     * A layer.
     *
     * @param p the order of the norm
     * @param eps ε, which keeps the gradient of equal vectors finite
     */
    public PairwiseDistance(double p, double eps) {
        this.p = p;
        this.eps = eps;
    }

    /** Runs {@link #forward} and the hooks. */
    public Tensor apply(Tensor x1, Tensor x2) {
        return call(() -> forward(x1, x2), x1, x2);
    }

    /** Computes the output. */
    public Tensor forward(Tensor x1, Tensor x2) {
        return x1.sub(x2).add(eps).vectorNorm(p, new int[] {-1}, false);
    }

    @Override
    protected Settings settings() {
        return Settings.of("p", p).and("eps", eps);
    }
}
