package dev.gradus.training.diagnosis;

import dev.gradus.core.Tensor;
import java.util.Locale;

/**
 * What the elements of a tensor are like. Minimum, maximum, mean and deviation are those of the finite elements, NaN if there are
 * none.
 *
 * @param elements how many there are
 * @param nan how many are not a number
 * @param infinite how many are infinite
 * @param min the smallest
 * @param max the largest
 * @param mean the mean
 * @param deviation the standard deviation, √(Σ (x - mean)² / n)
 */
public record TensorStatistics(
        int elements, int nan, int infinite, double min, double max, double mean, double deviation) {
    /** Counts and measures. */
    public static TensorStatistics of(Tensor tensor) {
        int nan = 0;
        int infinite = 0;
        int finite = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double mean = 0;
        double squares = 0;
        for (double value : tensor.detach().toDoubleArray()) {
            if (Double.isNaN(value)) {
                nan++;
            } else if (Double.isInfinite(value)) {
                infinite++;
            } else {
                finite++;
                min = Math.min(min, value);
                max = Math.max(max, value);
                double before = value - mean;
                mean += before / finite;
                squares += before * (value - mean);
            }
        }
        boolean isEmpty = finite == 0;
        return new TensorStatistics(
                tensor.elements(),
                nan,
                infinite,
                isEmpty ? Double.NaN : min,
                isEmpty ? Double.NaN : max,
                isEmpty ? Double.NaN : mean,
                isEmpty ? Double.NaN : Math.sqrt(squares / finite));
    }

    /** Whether every element is a finite number. */
    public boolean isFinite() {
        return nan == 0 && infinite == 0;
    }

    /** Such as {@code -3 to 2 (mean 0.1, deviation 1.2, 1 NaN and 0 infinite of 20)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.4g to %.4g (mean %.4g, deviation %.4g%s)",
                min,
                max,
                mean,
                deviation,
                isFinite() ? "" : ", %d NaN and %d infinite of %d".formatted(nan, infinite, elements));
    }
}
