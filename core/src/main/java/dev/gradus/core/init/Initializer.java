package dev.gradus.core.init;

import dev.gradus.core.Autograd;
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

    /**
     * Gives a tensor, such as a parameter of a layer, new values.
     *
     * @param tensor of any floating type; changed in place
     * @param generator where random values are drawn from
     */
    default void fill(Tensor tensor, Generator generator) {
        Tensor values = create(generator, tensor.shape().toArray());
        Autograd.noGrad(() -> tensor.copyFrom(values));
    }
}
