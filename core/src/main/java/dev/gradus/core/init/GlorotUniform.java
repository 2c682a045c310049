package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Uniformly from ±√(6 / (in + out)): keeps the variance of both passes for tanh and sigmoid (Glorot and Bengio 2010). */
public final class GlorotUniform implements Initializer {
    /** The rule has no settings. */
    public GlorotUniform() {}

    @Override
    public Tensor create(Generator generator, int... sizes) {
        Fan fan = Fan.of(sizes);
        double bound = Math.sqrt(6.0 / (fan.in() + fan.out()));
        return Tensor.uniform(generator, -bound, bound, DType.FLOAT32, sizes);
    }
}
