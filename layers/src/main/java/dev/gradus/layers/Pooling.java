package dev.gradus.layers;

import dev.gradus.core.module.Settings;

/**
 * What poolings have in common, however many axes their window moves along.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class Pooling<L extends Pooling<L>> extends WindowLayer<L>
        permits MaxPool1d, MaxPool2d, AvgPool1d, AvgPool2d {
    boolean ceilMode;

    Pooling(int axes, int[] kernel) {
        super(axes, kernel);
        stride = kernel.clone();
    }

    /**
     * Sets whether the sizes of the output are rounded up instead of down, so that the last windows may see less; off unless
     * set. A window that would begin beyond the data is left out all the same.
     */
    public L ceilMode(boolean on) {
        ceilMode = on;
        return self();
    }

    @Override
    protected Settings settings() {
        return window().and("ceilMode", ceilMode, false);
    }
}
