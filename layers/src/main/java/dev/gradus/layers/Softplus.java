package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * A smooth rectifier, whose output is always positive.
 *
 * <p>y = ln(1 + e^(β x)) / β, taken for x where β x is above a threshold; dy/dx = σ(β x), and 1 there
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Softplus extends Layer {
    private final double beta;
    private final double threshold;

    /** With β = 1 and a threshold of 20. */
    public Softplus() {
        this(1, 20);
    }

    /**
     * A layer.
     *
     * @param beta β, how sharp the bend is; other than 0
     * @param threshold above which the function is taken for linear
     * @throws IllegalArgumentException if β is 0 or not finite
     */
    public Softplus(double beta, double threshold) {
        if (beta == 0 || !Double.isFinite(beta)) {
            throw new IllegalArgumentException("Softplus: expected a finite beta other than 0, got " + beta);
        }
        this.beta = beta;
        this.threshold = threshold;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softplus(beta, threshold);
    }

    @Override
    protected Settings settings() {
        return Settings.of("beta", beta).and("threshold", threshold);
    }
}
