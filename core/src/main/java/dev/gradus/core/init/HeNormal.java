package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Normal with the variance 2 / in: keeps the variance of the forward pass for ReLU (He et al. 2015). */
public final class HeNormal implements Initializer {
    /** The rule has no settings. */
    public HeNormal() {}

    @Override
    public Tensor create(Generator generator, int... sizes) {
        double deviation = Math.sqrt(2.0 / Fan.of(sizes).in());
        return Tensor.normal(generator, 0, deviation, DType.FLOAT32, sizes);
    }
}
