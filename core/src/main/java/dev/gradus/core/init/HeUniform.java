package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Uniformly from ±√(6 / in): keeps the variance of the forward pass for ReLU (He et al. 2015). */
public final class HeUniform implements Initializer {
    /** The rule has no settings. */
    public HeUniform() {}

    @Override
    public Tensor create(Generator generator, int... sizes) {
        double bound = Math.sqrt(6.0 / Fan.of(sizes).in());
        return Tensor.uniform(generator, -bound, bound, DType.FLOAT32, sizes);
    }
}
