package dev.gradus.layers;

import dev.gradus.core.Tensor;
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
public final class Dropout extends RandomDropping {
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
        super(p, generator);
    }

    @Override
    int[] drawn(Tensor x) {
        return x.shape().toArray();
    }
}
