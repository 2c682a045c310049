package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The share of answers whose right class is among the k that were given the largest scores, between 0 and 1. Among equal
 * scores the first classes count as the larger ones, so that {@code k = 1} is {@link Accuracy}; NaN counts as larger than any
 * number.
 *
 * <p>Shapes are those of {@link ClassMetric}.
 */
public final class TopKAccuracy extends ClassMetric<TopKAccuracy> {
    private final Share share = new Share();
    private final int k;

    /**
     * An accuracy of no batch yet.
     *
     * @param k how many guesses the model has, at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public TopKAccuracy(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("topKAccuracy: k must be at least 1, got " + k);
        }
        this.k = k;
    }

    @Override
    public String name() {
        return "top%d_accuracy".formatted(k);
    }

    @Override
    public void reset() {
        share.reset();
    }

    @Override
    void count(Tensor predictions, long[] right) {
        int classes = predictions.size(1);
        double[] scores = rows(predictions).toDoubleArray();
        for (int i = 0; i < right.length; i++) {
            if (right[i] != RightClasses.IGNORED) {
                share.add(better(scores, i * classes, classes, (int) right[i]) < k ? 1 : 0, 1);
            }
        }
    }

    /** How many classes come before one in a row. */
    private static int better(double[] scores, int start, int classes, int chosen) {
        double score = scores[start + chosen];
        int better = 0;
        for (int c = 0; c < classes; c++) {
            double other = scores[start + c];
            boolean isNaN = Double.isNaN(other);
            boolean isEqual = other == score || (isNaN && Double.isNaN(score));
            if (isEqual ? c < chosen : other > score || isNaN) {
                better++;
            }
        }
        return better;
    }

    @Override
    public double value() {
        return share.value();
    }

    @Override
    public double[] state() {
        return share.state();
    }

    @Override
    public void restore(double[] state) {
        share.restore(new SavedState(name(), state));
    }
}
