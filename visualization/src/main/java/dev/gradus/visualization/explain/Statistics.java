package dev.gradus.visualization.explain;

import dev.gradus.core.Tensor;
import java.util.Arrays;

/**
 * What many numbers are like.
 *
 * @param norm the root of the sum of their squares
 * @param low the size that a tenth of them is below
 * @param median the size that half of them are below
 * @param high the size that nine tenths of them are below
 * @param zeros the share of those that are exactly 0
 */
record Statistics(double norm, double low, double median, double high, double zeros) {
    private static final double LOW = 0.1;
    private static final double HALF = 0.5;
    private static final double HIGH = 0.9;

    static Statistics of(Tensor tensor) {
        return of(tensor.toDoubleArray());
    }

    static Statistics of(double... numbers) {
        double squares = 0;
        int zeros = 0;
        double[] sizes = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            sizes[i] = Math.abs(numbers[i]);
            squares += numbers[i] * numbers[i];
            zeros += numbers[i] == 0 ? 1 : 0;
        }
        Arrays.sort(sizes);
        return new Statistics(
                Math.sqrt(squares),
                quantile(sizes, LOW),
                quantile(sizes, HALF),
                quantile(sizes, HIGH),
                (double) zeros / Math.max(1, numbers.length));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
