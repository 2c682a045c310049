package dev.gradus.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;

/**
 * What repeated measurements come to.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least the smallest
 * @param most the largest
 */
public record Statistics(double median, double least, double most) {
    /**
     * Sums up measurements.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Statistics of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("expected at least one figure, got none");
        }
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Statistics(median, sorted[0], sorted[sorted.length - 1]);
    }

    /**
     * The smallest measurement that at least this share of all do not exceed.
     *
     * @param figures measurements, in any order
     * @param share more than 0, at most 1: 0.5 for a median, 0.99 for what all but one in a hundred keep to
     */
    public static long percentile(long[] figures, double share) {
        long[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
