package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;

/**
 * A leaky rectifier whose slopes are drawn anew for each element while training; in use, it has their mean.
 *
 * <p>y = x where x &gt; 0, else a x with a uniform from lower to upper; dy/dx = 1 and a
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1505.00853">Xu et al. 2015: Empirical evaluation of rectified activations in convolutional
 *     network</a>
 */
public final class RReLU extends Layer {
    private final double lower;
    private final double upper;
    private final Generator generator;

    /** With slopes from 1/8 to 1/3. */
    public RReLU() {
        this(1.0 / 8, 1.0 / 3);
    }

    /**
     * A layer whose slopes are drawn by the global generator.
     *
     * @param lower the least slope
     * @param upper the largest slope
     * @throws IllegalArgumentException if {@code lower} is above {@code upper}
     */
    public RReLU(double lower, double upper) {
        this(lower, upper, Generator.global());
    }

    /**
     * A layer.
     *
     * @param lower the least slope
     * @param upper the largest slope
     * @param generator where slopes are drawn from
     * @throws IllegalArgumentException if {@code lower} is above {@code upper}
     */
    public RReLU(double lower, double upper, Generator generator) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "RReLU: expected a lower slope that is not above the upper one, got %s and %s"
                            .formatted(lower, upper));
        }
        this.lower = lower;
        this.upper = upper;
        this.generator = generator("generator", generator);
    }

    @Override
    public Tensor forward(Tensor x) {
        if (!isTraining()) {
            return x.leakyRelu((lower + upper) / 2);
        }
        Tensor slopes =
                Tensor.uniform(generator, lower, upper, x.dtype(), x.shape().toArray());
        return x.gt(0).where(x, x.mul(slopes));
    }

    @Override
    protected Settings settings() {
        return Settings.of("lower", lower).and("upper", upper);
    }
}
