package dev.gradus.training.tensorboard;

import java.util.Arrays;

/**
 * How often values fall into bins of the same width between the least and the greatest of them. Values that are not
 * finite are left out.
 *
 * @param min the least value; 0 if there are none
 * @param max the greatest value; 0 if there are none
 * @param sum of the values
 * @param squares the sum of their squares
 * @param limits where each bin ends; the first one begins at min
 * @param counts how many values each bin has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Histogram(double min, double max, double sum, double squares, double[] limits, double[] counts) {
    private static final int BINS = 30;

    static Histogram of(double[] numbers) {
        double[] values = Arrays.stream(numbers).filter(Double::isFinite).toArray();
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(0);
        double sum = 0;
        double squares = 0;
        double[] counts = new double[min == max ? 1 : BINS];
        for (double value : values) {
            sum += value;
            squares += value * value;
            // Halved, so that the distance of two large numbers is finite.
            int bin = (int) ((value / 2 - min / 2) / (max / 2 - min / 2) * BINS);
            counts[Math.min(bin, counts.length - 1)]++;
        }
        return new Histogram(min, max, sum, squares, limits(min, max, counts.length), counts);
    }

    private static double[] limits(double min, double max, int bins) {
        double[] limits = new double[bins];
        for (int i = 0; i < bins; i++) {
            double part = (i + 1.0) / bins;
            limits[i] = i == bins - 1 ? max : min * (1 - part) + max * part;
        }
        return limits;
    }

    /** The number of values that were counted. */
    double count() {
        return Arrays.stream(counts).sum();
    }
}
