package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Dropout for networks of {@link SELU}: sets elements at random to the least value of SELU while training, and scales so that a mean of 0
 * and a variance of 1 stay; does nothing in use.
 *
 * <p>y = a z + b, where z is x with probability q = 1 - p, else α' = -λ α, with a = (q + α'² q (1 - q))^(-1/2) and b = -a (1 - q)
 * α'.
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1706.02515">Klambauer et al. 2017: Self-normalizing neural networks</a>
 */
public final class AlphaDropout extends AlphaDropping {
    /** Drops every second element on average. */
    public AlphaDropout() {
        this(0.5);
    }

    /**
     * Drops what the global generator draws.
     *
     * @param p the probability to be dropped, from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public AlphaDropout(double p) {
        this(p, Generator.global());
    }

    /**
     * Drops what a generator draws.
     *
     * @param p the probability to be dropped, from 0 to 1
     * @param generator where the numbers are drawn from
     * @throws IllegalArgumentException if the probability is not from 0 to 1
     */
    public AlphaDropout(double p, Generator generator) {
        super(p, generator);
    }

    @Override
    int[] drawn(Tensor x) {
        return x.shape().toArray();
    }
}
