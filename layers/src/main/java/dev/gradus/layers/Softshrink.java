package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Brings each element nearer to 0, and small ones to 0: the minimum of (y - x)²/2 + λ |y|.
 *
 * <p>y = x - λ where x &gt; λ, x + λ where x &lt; -λ, else 0; dy/dx = 1 where |x| &gt; λ and 0 elsewhere
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Softshrink extends Layer {
    private final double lambda;

    /** With λ = 0.5. */
    public Softshrink() {
        this(0.5);
    }

    /**
     * A layer.
     *
     * @param lambda λ, at least 0
     * @throws IllegalArgumentException if it is less
     */
    public Softshrink(double lambda) {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("Softshrink: expected a lambda of at least 0, got " + lambda);
        }
        this.lambda = lambda;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softshrink(lambda);
    }

    @Override
    protected Settings settings() {
        return Settings.of("lambda", lambda);
    }
}
