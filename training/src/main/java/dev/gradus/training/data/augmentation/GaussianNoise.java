package dev.gradus.training.data.augmentation;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Augmentation;

/**
 * Adds to each number another one from the normal distribution of mean 0.
 *
 * <p><b>Shape</b>: any to the same.
 *
 * @param deviation its standard deviation, at least 0
 */
public record GaussianNoise(double deviation) implements Augmentation {
    /**
     * A noise.
     *
     * @throws IllegalArgumentException if the deviation is less than 0 or not finite
     */
    public GaussianNoise {
        Images.checkAtLeast0("GaussianNoise", "deviation", deviation);
    }

    @Override
    public Tensor apply(Tensor input, Generator random) {
        DType dtype = input.dtype().isFloating() ? input.dtype() : DType.FLOAT32;
        return input.add(
                Tensor.normal(random, 0, deviation, dtype, input.shape().toArray()));
    }
}
