package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The root of the mean squared error, √(Σ (x - y)² / n) over the n elements of all predictions x with their targets y: an
 * error in the unit of the targets. Computed over all batches at once; the mean of the roots of single batches would be less.
 *
 * <p><b>Shape</b>: predictions and targets (...), both the same.
 */
public final class RootMeanSquaredError extends ElementMetric {
    /** An error of no batch yet. */
    public RootMeanSquaredError() {}

    @Override
    public String name() {
        return "rmse";
    }

    @Override
    Tensor ofElements(Tensor predictions, Tensor targets) {
        return predictions.sub(targets).square();
    }

    @Override
    protected double ofMean(double value) {
        return Math.sqrt(value);
    }
}
