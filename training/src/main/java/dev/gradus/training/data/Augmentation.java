package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Changes an input at random in a way that leaves its meaning as it is, such as a mirrored picture; see
 * {@link Dataset#augment}. Ready-made ones stand in {@code dev.gradus.training.data.augmentation}.
 */
@FunctionalInterface
public interface Augmentation {
    /**
     * The changed input; the one it is made from stays as it is.
     *
     * @param input of one sample, without a batch dimension
     * @param random what all chance is drawn from; it is this sample's own, so that neither other samples nor threads count
     */
    Tensor apply(Tensor input, Generator random);
}
