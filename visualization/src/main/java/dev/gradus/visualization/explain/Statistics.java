package dev.gradus.visualization.explain;

import java.util.Arrays;

/**
 * What many numbers are like. A quantile is the number that so many of them are below.
 *
 * @param count how many there are
 * @param norm the root of the sum of their squares
 * @param low the quantile of 5 %
 * @param lower that of 25 %
 * @param median that of 50 %
 * @param upper that of 75 %
 * @param high that of 95 %
 * @param zeros the share of those that are exactly 0
 */
public record Statistics(
        int count, double norm, double low, double lower, double median, double upper, double high, double zeros) {
    private static final double LOW = 0.05;
    private static final double LOWER = 0.25;
    private static final double HALF = 0.5;
    private static final double UPPER = 0.75;
    private static final double HIGH = 0.95;

    static Statistics of(double... numbers) {
        double squares = 0;
        int zeros = 0;
        for (double number : numbers) {
            squares += number * number;
            zeros += number == 0 ? 1 : 0;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Statistics(
                numbers.length,
                Math.sqrt(squares),
                quantile(sorted, LOW),
                quantile(sorted, LOWER),
                quantile(sorted, HALF),
                quantile(sorted, UPPER),
                quantile(sorted, HIGH),
                (double) zeros / Math.max(1, numbers.length));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** The root of the mean of the squares, which, unlike the norm, does not grow with the number of elements. */
    public double rootMeanSquare() {
        return norm / Math.sqrt(Math.max(1, count));
    }
}
