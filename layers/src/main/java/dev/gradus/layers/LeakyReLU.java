package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * The rectifier that lets a little of negative elements pass, so that no unit falls silent for good.
 *
 * <p>y = x where x &gt; 0, else s x; dy/dx = 1 where x &gt; 0, else s
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class LeakyReLU extends Layer {
    private final double negativeSlope;

    /** With a negative slope of 0.01. */
    public LeakyReLU() {
        this(0.01);
    }

    /**
     * A unit.
     *
     * @param negativeSlope s, what negative elements are multiplied by
     */
    public LeakyReLU(double negativeSlope) {
        this.negativeSlope = negativeSlope;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.leakyRelu(negativeSlope);
    }

    @Override
    protected Settings settings() {
        return Settings.of("negativeSlope", negativeSlope);
    }
}
