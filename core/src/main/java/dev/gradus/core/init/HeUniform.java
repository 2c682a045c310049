package dev.gradus.core.init;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;

/**
 * Uniformly from ±gain √(3 / in), or out for in: keeps the variance of one pass for a rectifier, whose gain is √2 (He et al. 2015).
 * PyTorch's {@code kaiming_uniform_}.
 */
public final class HeUniform implements Initializer {
    private final FanMode mode;
    private final double gain;

    /** For ReLU, by the number of inputs. */
    public HeUniform() {
        this(FanMode.IN, Nonlinearity.RELU.gain());
    }

    /**
     * For any activation.
     *
     * @param mode whether inputs or outputs count
     * @param gain that of the activation, such as {@code Nonlinearity.LEAKY_RELU.gain(0.2)}
     */
    public HeUniform(FanMode mode, double gain) {
        this.mode = mode;
        this.gain = gain;
    }

    @Override
    public Tensor create(Generator generator, int... sizes) {
        double bound = gain * Math.sqrt(3.0 / Fan.of(sizes).by(mode));
        return Tensor.uniform(generator, -bound, bound, DType.FLOAT32, sizes);
    }
}
