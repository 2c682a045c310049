package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;

/**
 * Sets whole channels of images to 0 at random while training; does nothing in use. Neighbouring elements of a channel are
 * so much alike that dropping single ones, as {@link Dropout} does, would change little.
 *
 * <p>y = x / (1 - p) with probability 1 - p for a channel of an observation, else 0: the expected value stays x.
 *
 * <p><b>Shape</b>: (batch, channels, height, width) to the same, or both without the batch.
 *
 * @see <a href="https://arxiv.org/abs/1411.4280">Tompson et al. 2015: Efficient object localization using convolutional
 *     networks</a>
 */
public final class Dropout2d extends RandomDropping {
    /** Drops every second channel on average. */
    public Dropout2d() {
        this(0.5);
    }

    /**
     * Drops channels drawn by the global generator.
     *
     * @param p the probability of a channel to be dropped, from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public Dropout2d(double p) {
        this(p, Generator.global());
    }

    /**
     * Drops channels drawn by a generator.
     *
     * @param p the probability of a channel to be dropped, from 0 to 1
     * @param generator where the numbers are drawn from
     * @throws IllegalArgumentException if the probability is not from 0 to 1
     */
    public Dropout2d(double p, Generator generator) {
        super(p, generator);
    }

    @Override
    int[] drawn(Tensor x) {
        if (x.rank() != 4 && x.rank() != 3) {
            throw new OperationException(
                    typeName(),
                    "expected an input of shape (batch, channels, height, width), with or without the batch, got %s"
                            .formatted(x.shape()));
        }
        int[] sizes = x.shape().toArray();
        Arrays.fill(sizes, x.rank() - 2, x.rank(), 1);
        return sizes;
    }
}
