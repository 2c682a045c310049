package dev.gradus.core.init;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** A rule for the values that a parameter starts with. */
@FunctionalInterface
public interface Initializer {
    /**
     * Makes the values.
     *
     * @param generator where random values are drawn from
     * @param sizes the shape of the parameter: (out, in, ...) for a weight
     * @return a float32 tensor of that shape
     */
    Tensor create(Generator generator, int... sizes);
}
