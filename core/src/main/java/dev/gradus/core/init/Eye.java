package dev.gradus.core.init;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** The identity: 1 on the diagonal of a matrix, else 0. PyTorch's {@code eye_}. */
public final class Eye implements Initializer {
    /** The rule has no settings. */
    public Eye() {}

    @Override
    public Tensor create(Generator generator, int... sizes) {
        if (sizes.length != 2) {
            throw new IllegalArgumentException(
                    "The identity is a weight of 2 dimensions (out, in), got %d".formatted(sizes.length));
        }
        float[] values = new float[sizes[0] * sizes[1]];
        for (int i = 0; i < Math.min(sizes[0], sizes[1]); i++) {
            values[i * sizes[1] + i] = 1;
        }
        return Tensor.of(values, sizes);
    }
}
