package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Lets elements above a threshold pass, and puts one number in the place of the others.
 *
 * <p>y = x where x &gt; threshold, else value; dy/dx = 1 and 0
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class Threshold extends Layer {
    private final double threshold;
    private final double value;

    /**
     * A layer.
     *
     * @param threshold above which elements pass
     * @param value what the others become
     */
    public Threshold(double threshold, double value) {
        this.threshold = threshold;
        this.value = value;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.threshold(threshold, value);
    }

    @Override
    protected Settings settings() {
        return Settings.of("threshold", threshold).and("value", value);
    }
}
