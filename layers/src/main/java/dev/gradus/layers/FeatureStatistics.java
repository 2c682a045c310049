package dev.gradus.layers;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.Arrays;

/**
 * The mean and the variance of each feature over batches, computed as they come (Welford 1962): with the k-th number x,
 * μ += (x - μ) / k and M += (x - μ before) (x - μ after), and the variance is M / n. A number that is always the same has
 * a variance of exactly 0, whatever rounding does.
 */
final class FeatureStatistics {
    private final int features;
    private final DType dtype;
    private final double[] means;
    private final double[] squares;
    private final long[] counts;

    /** No statistics yet, of as many features as a batch has. */
    FeatureStatistics(Tensor batch) {
        if (batch.rank() < 2) {
            throw new IllegalArgumentException(
                    "Normalization: expected inputs of shape (n, features) or (n, channels, ...), got %s; use unsqueeze(1) for a single feature"
                            .formatted(batch.shape()));
        }
        features = batch.size(1);
        dtype = batch.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
        means = new double[features];
        squares = new double[features];
        counts = new long[features];
    }

    void add(Tensor batch) {
        if (batch.rank() < 2 || batch.size(1) != features) {
            throw new IllegalArgumentException(
                    "Normalization: expected batches of %d features as the first one has, got the shape %s"
                            .formatted(features, batch.shape()));
        }
        double[] values = batch.toDoubleArray();
        int inner = values.length == 0 ? 1 : values.length / batch.size(0) / features;
        for (int i = 0; i < values.length; i++) {
            add(i / inner % features, values[i]);
        }
    }

    private void add(int feature, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "Normalization: expected finite numbers, but one of feature %d is %s; replace what is missing before"
                            .formatted(feature, value));
        }
        double distance = value - means[feature];
        means[feature] += distance / ++counts[feature];
        squares[feature] += distance * (value - means[feature]);
    }

    int features() {
        return features;
    }

    /** float64 for batches of it, else float32. */
    DType dtype() {
        return dtype;
    }

    Tensor mean() {
        if (counts[0] == 0) {
            throw new IllegalArgumentException("Normalization: there is nothing to measure statistics of");
        }
        return Tensor.of(means);
    }

    Tensor deviation() {
        double[] deviations = new double[features];
        Arrays.setAll(deviations, i -> deviation(squares[i] / counts[i]));
        return Tensor.of(deviations);
    }

    /** 1 where nothing varies, or by less than float32 can tell from 0. */
    private static double deviation(double variance) {
        double deviation = Math.sqrt(variance);
        return deviation < Float.MIN_NORMAL ? 1 : deviation;
    }
}
