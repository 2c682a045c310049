package dev.gradus.layers;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * The rectifier that learns how much of negative elements to let pass.
 *
 * <p>y = x where x &gt; 0, else w x; dy/dx = 1 where x &gt; 0, else w
 *
 * <p><b>Shape</b>: (...) to the same, or (batch, channels, ...) to the same with a slope for each channel. The parameter is
 * {@code weight} (1) or (channels).
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015: Delving deep into rectifiers</a>
 */
public final class PReLU extends Layer {
    private final Parameter weight;

    /** One slope for all, which starts with 0.25. */
    public PReLU() {
        this(1);
    }

    /**
     * Slopes that start with 0.25.
     *
     * @param slopes 1, or the number of channels
     * @throws IllegalArgumentException if it is less than 1
     */
    public PReLU(int slopes) {
        this(slopes, 0.25);
    }

    /**
     * Slopes that start as told.
     *
     * @param slopes 1, or the number of channels
     * @param start what they start with
     * @throws IllegalArgumentException if their number is less than 1
     */
    public PReLU(int slopes, double start) {
        if (slopes < 1) {
            throw new IllegalArgumentException("PReLU: expected at least 1 slope, got " + slopes);
        }
        weight = parameter("weight", new ConstantValue(start), slopes);
    }

    /** The slopes, (1) or (channels). */
    public Parameter weight() {
        return weight;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.prelu(weight);
    }

    @Override
    protected Settings settings() {
        return Settings.of("slopes", weight.elements());
    }
}
