package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Uniformly from a range. PyTorch's {@code uniform_}. */
public final class Uniform implements Initializer {
    private final double low;
    private final double high;

    /** From {@code [0, 1)}. */
    public Uniform() {
        this(0, 1);
    }

    /** From {@code [low, high)}. */
    public Uniform(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "A range must not end before it begins, got %s to %s".formatted(low, high));
        }
        this.low = low;
        this.high = high;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        return Tensor.uniform(generator, low, high, DType.FLOAT32, sizes);
    }
}
