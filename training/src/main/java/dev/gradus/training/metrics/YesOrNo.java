package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * A batch of yes-or-no questions.
 *
 * @param scores a number for each question, larger the more it is a yes
 * @param truth the right answers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record YesOrNo(Tensor scores, boolean[] truth) {
    private static final double HALF = 0.5;

    /**
     * Reads a batch.
     *
     * @param metric who asks, for errors
     * @param several what to use for several classes instead, for errors
     * @param predictions (n) or (n, 1)
     * @param targets of as many elements, a yes where they exceed 0.5
     */
    static YesOrNo of(String metric, String several, Tensor predictions, Tensor targets) {
        if (!ClassMetric.isOneEach(predictions) || targets.elements() != predictions.elements()) {
            throw new IllegalArgumentException(
                    "%s: expected predictions (n) or (n, 1) with n targets; got predictions %s and targets %s; use %s for several classes"
                            .formatted(metric, predictions.shape(), targets.shape(), several));
        }
        return new YesOrNo(predictions.flatten(), targets.toNumber().gt(HALF).toBooleanArray());
    }

    /** The answers where a score above a threshold is a yes; NaN is a no. */
    boolean[] above(double threshold) {
        return scores.gt(threshold).toBooleanArray();
    }

    static double checkedThreshold(String metric, double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("%s: the threshold must be a number, got NaN".formatted(metric));
        }
        return threshold;
    }
}
