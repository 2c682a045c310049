package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The mean absolute error, Σ |x - y| / n over the n elements of all predictions x with their targets y.
 *
 * <p><b>Shape</b>: predictions and targets (...), both the same.
 */
public final class MeanAbsoluteError extends ElementMetric {
    /** An error of no batch yet. */
    public MeanAbsoluteError() {}

    @Override
    public String name() {
        return "mae";
    }

    @Override
    Tensor ofElements(Tensor predictions, Tensor targets) {
        return predictions.sub(targets).abs();
    }
}
