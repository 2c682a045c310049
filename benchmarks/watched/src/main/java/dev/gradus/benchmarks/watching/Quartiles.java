package dev.gradus.benchmarks.watching;

import java.util.List;
import java.util.Locale;

/** What figures come to: the middle one, and those between which half of them lie. */
record Quartiles(double low, double median, double high) {
    /**
     * Sums up figures; between two of them it goes in a straight line.
     *
     * @throws IllegalArgumentException if there are none
     */
    static Quartiles of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("expected at least one figure, got none");
        }
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", median, low, high);
    }
}
