package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Normal with the variance 2 / (in + out): keeps the variance of both passes for tanh and sigmoid (Glorot and Bengio 2010). */
public final class GlorotNormal implements Initializer {
    /** The rule has no settings. */
    public GlorotNormal() {}

    @Override
    public Tensor create(Generator generator, int... sizes) {
        Fan fan = Fan.of(sizes);
        double deviation = Math.sqrt(2.0 / (fan.in() + fan.out()));
        return Tensor.normal(generator, 0, deviation, DType.FLOAT32, sizes);
    }
}
