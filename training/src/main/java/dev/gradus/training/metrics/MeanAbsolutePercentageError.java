package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The mean absolute error relative to the target, Σ |x - y| / |y| / n over the n elements of all predictions x with their
 * targets y: 0.05 for 5 %. Infinite or NaN if a target is 0.
 *
 * <p><b>Shape</b>: predictions and targets (...), both the same.
 */
public final class MeanAbsolutePercentageError extends ElementMetric {
    /** An error of no batch yet. */
    public MeanAbsolutePercentageError() {}

    @Override
    public String name() {
        return "mape";
    }

    @Override
    Tensor ofElements(Tensor predictions, Tensor targets) {
        return predictions.sub(targets).abs().div(targets.abs());
    }
}
