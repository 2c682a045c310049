package dev.gradus.core.init;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** One number everywhere. PyTorch's {@code constant_}, {@code zeros_} and {@code ones_}. */
public final class ConstantValue implements Initializer {
    private final double value;

    /** The rule for a number. */
    public ConstantValue(double value) {
        this.value = value;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        return Tensor.full(value, sizes);
    }
}
