package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Normally distributed. PyTorch's {@code normal_}. */
public final class Normal implements Initializer {
    private final double mean;
    private final double deviation;

    /** Of mean 0 and standard deviation 1. */
    public Normal() {
        this(0, 1);
    }

    /** Of a mean and a standard deviation. */
    public Normal(double mean, double deviation) {
        this.mean = mean;
        this.deviation = Deviation.checked(deviation);
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        return Tensor.normal(generator, mean, deviation, DType.FLOAT32, sizes);
    }
}
