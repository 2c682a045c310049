package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The mean squared error, Σ (x - y)² / n over the n elements of all predictions x with their targets y.
 *
 * <p><b>Shape</b>: predictions and targets (...), both the same.
 */
public final class MeanSquaredError extends ElementMetric {
    /** An error of no batch yet. */
    public MeanSquaredError() {}

    @Override
    public String name() {
        return "mse";
    }

    @Override
    Tensor ofElements(Tensor predictions, Tensor targets) {
        return predictions.sub(targets).square();
    }
}
