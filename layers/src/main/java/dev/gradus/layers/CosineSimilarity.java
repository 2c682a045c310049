package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;

/**
 * The cosine of the angle between vectors.
 *
 * <p>y = x₁·x₂ / (max(‖x₁‖, ε) max(‖x₂‖, ε))
 *
 * <p><b>Shape</b>: two of (..., D, ...), which are broadcast, to the same without D.
 */
public final class CosineSimilarity extends Module {
    private final int dim;
    private final double eps;

    /** Of vectors along dimension 1, with ε = 1e-8. */
    public CosineSimilarity() {
        this(1, 1e-8);
    }

    /**
     * A layer.
     *
     * @param dim the dimension of the vectors after broadcasting, counted from the last one when negative
     * @param eps ε, the least length, which keeps the cosine of zeros at 0
     */
    public CosineSimilarity(int dim, double eps) {
        this.dim = dim;
        this.eps = eps;
    }

    /** Runs {@link #forward} and the hooks. */
    public Tensor apply(Tensor x1, Tensor x2) {
        return call(() -> forward(x1, x2), x1, x2);
    }

    /** Computes the output. */
    public Tensor forward(Tensor x1, Tensor x2) {
        return x1.cosineSimilarity(x2, dim, eps);
    }

    @Override
    protected Settings settings() {
        return Settings.of("dim", dim).and("eps", eps);
    }
}
