package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * The share of right answers among several classes, between 0 and 1; for yes-or-no answers there is {@link BinaryAccuracy}.
 *
 * <p>Predictions (n, classes) with at least two classes, of which the largest counts (the first among equals, and NaN as
 * larger than any number); targets either class numbers of shape (n) or (n, 1), or scores of the shape of the predictions,
 * such as one-hot rows. Where there are several answers to a sample, such as one for each step of a sequence, predictions
 * are (n, classes, ...) and class numbers (n, ...), as for {@link dev.gradus.losses.CrossEntropyLoss}.
 */
public final class Accuracy extends ClassMetric<Accuracy> {
    private final Share share = new Share();

    /** An accuracy of no batch yet. */
    public Accuracy() {}

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void reset() {
        share.reset();
    }

    @Override
    void count(Tensor predictions, long[] right) {
        long[] answers = predictions.argmax(1, false).toLongArray();
        for (int i = 0; i < right.length; i++) {
            if (right[i] != RightClasses.IGNORED) {
                share.add(answers[i] == right[i] ? 1 : 0, 1);
            }
        }
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
