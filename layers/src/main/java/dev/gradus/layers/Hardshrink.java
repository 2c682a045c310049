package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Sets small elements to 0.
 *
 * <p>y = x where |x| &gt; λ, else 0; dy/dx = 1 and 0
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Hardshrink extends Layer {
    private final double lambda;

    /** With λ = 0.5. */
    public Hardshrink() {
        this(0.5);
    }

    /**
     * A layer.
     *
     * @param lambda λ, at least 0
     * @throws IllegalArgumentException if it is less
     */
    public Hardshrink(double lambda) {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("Hardshrink: expected a lambda of at least 0, got " + lambda);
        }
        this.lambda = lambda;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.hardshrink(lambda);
    }

    @Override
    protected Settings settings() {
        return Settings.of("lambda", lambda);
    }
}
