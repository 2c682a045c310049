package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Normal with the variance gain² 2 / (in + out): keeps the variance of both passes for tanh and sigmoid (Glorot and Bengio 2010).
 * PyTorch's {@code xavier_normal_}.
 */
public final class GlorotNormal implements Initializer {
    private final double gain;

    /** With the gain 1. */
    public GlorotNormal() {
        this(1);
    }

    /** With the gain of an activation, such as {@code Nonlinearity.TANH.gain()}. */
    public GlorotNormal(double gain) {
        this.gain = gain;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        Fan fan = Fan.of(sizes);
        double deviation = gain * Math.sqrt(2.0 / (fan.in() + fan.out()));
        return Tensor.normal(generator, 0, deviation, DType.FLOAT32, sizes);
    }
}
