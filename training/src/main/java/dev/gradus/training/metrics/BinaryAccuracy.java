package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The share of right answers to yes-or-no questions, between 0 and 1; for classes there is {@link Accuracy}.
 *
 * <p>Predictions (n) or (n, 1), a yes where they exceed the threshold: 0.5 for probabilities, such as those of a sigmoid, 0
 * for logits. Targets of as many elements, a yes where they exceed 0.5.
 */
public final class BinaryAccuracy implements Metric {
    private final double threshold;
    private long right;
    private long seen;

    /**
     * An accuracy of no batch yet.
     *
     * @param threshold a prediction above it is a yes: 0.5 for probabilities, 0 for logits
     * @throws IllegalArgumentException if it is NaN
     */
    public BinaryAccuracy(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("binaryAccuracy: the threshold must be a number, got NaN");
        }
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void reset() {
        right = 0;
        seen = 0;
    }

    /**
     * Takes one batch into account.
     *
     * @throws IllegalArgumentException if the shapes are none of those above
     */
    @Override
    public void update(Tensor predictions, Tensor targets) {
        boolean isOneEach = predictions.rank() == 1 || (predictions.rank() == 2 && predictions.size(1) == 1);
        if (!isOneEach || targets.elements() != predictions.elements()) {
            throw new IllegalArgumentException(
                    "binaryAccuracy: expected predictions (n) or (n, 1) with n targets; got predictions %s and targets %s; use accuracy() for several classes"
                            .formatted(predictions.shape(), targets.shape()));
        }
        Tensor answers = predictions.flatten().gt(threshold);
        Tensor hits = answers.eq(targets.toNumber().flatten().gt(0.5));
        right += (long) hits.sum().item();
        seen += hits.elements();
    }

    @Override
    public double value() {
        return seen == 0 ? Double.NaN : (double) right / seen;
    }
}
