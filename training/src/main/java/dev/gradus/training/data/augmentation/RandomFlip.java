package dev.gradus.training.data.augmentation;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Augmentation;

/**
 * Mirrors every other picture: left becomes right, or top becomes bottom. Not for what then means something else, such as
 * letters.
 *
 * <p><b>Shape</b>: (..., height, width) to the same.
 */
public final class RandomFlip implements Augmentation {
    private final int dim;
    private final double probability;

    private RandomFlip(int dim, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("RandomFlip: expected a probability from 0 to 1, got " + probability);
        }
        this.dim = dim;
        this.probability = probability;
    }

    /** Exchanges left and right with a probability of 0.5. */
    public static RandomFlip horizontal() {
        return new RandomFlip(-1, 0.5);
    }

    /** Exchanges top and bottom with a probability of 0.5. */
    public static RandomFlip vertical() {
        return new RandomFlip(-2, 0.5);
    }

    /**
     * This flip with another probability.
     *
     * @param value from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public RandomFlip probability(double value) {
        return new RandomFlip(dim, value);
    }

    @Override
    public Tensor apply(Tensor image, Generator random) {
        Images.check("RandomFlip", image);
        return random.nextDouble() < probability ? image.flip(dim) : image;
    }
}
