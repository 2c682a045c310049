package dev.gradus.training.data;

import dev.gradus.core.Tensor;

/**
 * Some samples that go through the network together.
 *
 * @param inputs what the network is shown; the first dimension counts the samples
 * @param targets what it should answer; the first dimension counts the samples
 */
public record Batch(Tensor inputs, Tensor targets) {
    /** The number of samples: the first size of the inputs, 1 for a scalar input. */
    public int size() {
        return inputs.rank() == 0 ? 1 : inputs.size(0);
    }
}
