package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/** Uniformly from ±1 / √in: what PyTorch gives the weights of its linear and convolution layers, and, with the inputs of the weight, their biases. */
public final class FanInUniform implements Initializer {
    private final int inputs;

    /** For a weight, whose shape tells the number of inputs. */
    public FanInUniform() {
        this(0);
    }

    /**
     * For a bias, whose shape does not.
     *
     * @param inputs the number of inputs of the weight beside it; 0 to take it from the shape
     */
    public FanInUniform(int inputs) {
        this.inputs = inputs;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        double bound = 1 / Math.sqrt(inputs > 0 ? inputs : Fan.of(sizes).in());
        return Tensor.uniform(generator, -bound, bound, DType.FLOAT32, sizes);
    }
}
