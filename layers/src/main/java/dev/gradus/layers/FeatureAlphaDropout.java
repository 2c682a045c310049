package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;

/**
 * {@link AlphaDropout} of whole channels: all elements of a channel are kept, or none; does nothing in use.
 *
 * <p>y = a z + b, where z is x with probability q = 1 - p, else α' = -λ α, with a = (q + α'² q (1 - q))^(-1/2) and b = -a (1 - q)
 * α'.
 *
 * <p><b>Shape</b>: (batch, channels, ...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1706.02515">Klambauer et al. 2017: Self-normalizing neural networks</a>
 */
public final class FeatureAlphaDropout extends AlphaDropping {
    /** Drops every second channel on average. */
    public FeatureAlphaDropout() {
        this(0.5);
    }

    /**
     * Drops what the global generator draws.
     *
     * @param p the probability to be dropped, from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public FeatureAlphaDropout(double p) {
        this(p, Generator.global());
    }

    /**
     * Drops what a generator draws.
     *
     * @param p the probability to be dropped, from 0 to 1
     * @param generator where the numbers are drawn from
     * @throws IllegalArgumentException if the probability is not from 0 to 1
     */
    public FeatureAlphaDropout(double p, Generator generator) {
        super(p, generator);
    }

    @Override
    int[] drawn(Tensor x) {
        if (x.rank() < 2) {
            throw new OperationException(
                    typeName(), "expected an input of shape (batch, channels, ...), got %s".formatted(x.shape()));
        }
        int[] sizes = x.shape().toArray();
        Arrays.fill(sizes, 2, x.rank(), 1);
        return sizes;
    }
}
