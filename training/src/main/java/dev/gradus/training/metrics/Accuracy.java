package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The share of right answers, between 0 and 1.
 *
 * <p><b>Classes.</b> Predictions (n, classes), of which the largest counts (the first among equals); targets either class
 * numbers of shape (n) or (n, 1), or scores of the shape of the predictions, such as one-hot rows.
 *
 * <p><b>Yes or no.</b> Predictions (n) or (n, 1), a yes where they exceed the threshold; targets of as many elements, a
 * yes where they exceed 0.5.
 */
public final class Accuracy implements Metric {
    private final double threshold;
    private long right;
    private long seen;

    /** The accuracy of logits: yes-or-no answers are a yes above 0. */
    public Accuracy() {
        this(0);
    }

    /**
     * An accuracy with another bound for yes-or-no answers.
     *
     * @param threshold a prediction above it is a yes; 0 for logits, 0.5 for probabilities
     */
    public Accuracy(double threshold) {
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
        Tensor hits = isYesOrNo(predictions) ? yesOrNoHits(predictions, targets) : classHits(predictions, targets);
        right += (long) hits.sum().item();
        seen += hits.elements();
    }

    @Override
    public double value() {
        return seen == 0 ? Double.NaN : (double) right / seen;
    }

    private static boolean isYesOrNo(Tensor predictions) {
        return predictions.rank() == 1 || (predictions.rank() == 2 && predictions.size(1) == 1);
    }

    private Tensor yesOrNoHits(Tensor predictions, Tensor targets) {
        if (targets.elements() != predictions.elements()) {
            throw mismatch(predictions, targets);
        }
        return predictions
                .flatten()
                .gt(threshold)
                .eq(targets.toNumber().flatten().gt(0.5));
    }

    private static Tensor classHits(Tensor predictions, Tensor targets) {
        if (predictions.rank() != 2) {
            throw mismatch(predictions, targets);
        }
        Tensor answers = predictions.argmax(1, false);
        if (targets.shape().equals(predictions.shape())) {
            return answers.eq(targets.argmax(1, false));
        }
        if (targets.elements() != answers.elements()) {
            throw mismatch(predictions, targets);
        }
        return answers.eq(targets.flatten());
    }

    private static IllegalArgumentException mismatch(Tensor predictions, Tensor targets) {
        return new IllegalArgumentException(
                "accuracy: expected predictions (n, classes) with targets (n) or (n, classes), or predictions (n) or (n, 1) with n targets; got predictions %s and targets %s"
                        .formatted(predictions.shape(), targets.shape()));
    }
}
