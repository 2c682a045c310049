package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Uniformly from ±gain √(6 / (in + out)): keeps the variance of both passes for tanh and sigmoid (Glorot and Bengio 2010).
 * PyTorch's {@code xavier_uniform_}.
 */
public final class GlorotUniform implements Initializer {
    private final double gain;

    /** With the gain 1. */
    public GlorotUniform() {
        this(1);
    }

    /** With the gain of an activation, such as {@code Nonlinearity.TANH.gain()}. */
    public GlorotUniform(double gain) {
        this.gain = gain;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        Fan fan = Fan.of(sizes);
        double bound = gain * Math.sqrt(6.0 / (fan.in() + fan.out()));
        return Tensor.uniform(generator, -bound, bound, DType.FLOAT32, sizes);
    }
}
