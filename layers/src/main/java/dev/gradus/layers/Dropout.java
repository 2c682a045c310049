package dev.gradus.layers;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;

/**
 * Sets elements to 0 at random while training, so that no unit can rely on another; does nothing in use.
 *
 * <p>y = x / (1 - p) with probability 1 - p, else 0: the expected value stays x.
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014: Dropout, a simple way to prevent
 *     neural networks from overfitting</a>
 */
public final class Dropout extends Layer {
    private final double p;
    private final Generator generator;

    /** Drops every second element on average. */
    public Dropout() {
        this(0.5);
    }

    /**
     * Drops elements drawn by the global generator.
     *
     * @param p the probability of an element to be dropped, from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public Dropout(double p) {
        this(p, Generator.global());
    }

    /**
     * Drops elements drawn by a generator: the same ones for the same state of it, in float32 and float64.
     *
     * @param p the probability of an element to be dropped, from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public Dropout(double p, Generator generator) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("Dropout: the probability must be from 0 to 1, got " + p);
        }
        this.p = p;
        this.generator = generator;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (!isTraining() || p == 0) {
            return x;
        }
        // Drawn in float64, since a number just below 1 would be rounded to it in float32.
        Tensor kept = Tensor.uniform(generator, 0, 1, DType.FLOAT64, x.shape().toArray())
                .ge(p);
        return x.mul(kept.to(x.dtype()).mul(p == 1 ? 0 : 1 / (1 - p)));
    }

    @Override
    protected String settings() {
        return "p=" + p;
    }
}
