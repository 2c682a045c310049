package dev.gradus.training.metrics;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;

/**
 * The share of right answers among several classes, between 0 and 1; for yes-or-no answers there is {@link BinaryAccuracy}.
 *
 * <p>Predictions (n, classes) with at least two classes, of which the largest counts (the first among equals); targets
 * either class numbers of shape (n) or (n, 1), or scores of the shape of the predictions, such as one-hot rows. Where there
 * are several answers to a sample, such as one for each step of a sequence, predictions are (n, classes, ...) and class
 * numbers (n, ...), as for {@link dev.gradus.losses.CrossEntropyLoss}.
 */
public final class Accuracy implements Metric {
    private long right;
    private long seen;

    /** An accuracy of no batch yet. */
    public Accuracy() {}

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
     * @throws IllegalArgumentException if the shapes are none of those above, or floating-point targets that are not of the
     *     shape of the predictions are not numbers of classes
     */
    @Override
    public void update(Tensor predictions, Tensor targets) {
        if (predictions.rank() == 1 || (predictions.rank() == 2 && predictions.size(1) == 1)) {
            throw new IllegalArgumentException(
                    "accuracy: predictions %s have one number for each sample, so there are no classes to choose from; use binaryAccuracy(0.5) for probabilities, such as those of a sigmoid, or binaryAccuracy(0) for logits"
                            .formatted(predictions.shape()));
        }
        if (predictions.rank() == 0) {
            throw mismatch(predictions, targets);
        }
        Tensor hits = predictions.argmax(1, false).eq(classes(predictions, targets));
        right += (long) hits.sum().item();
        seen += hits.elements();
    }

    @Override
    public double value() {
        return seen == 0 ? Double.NaN : (double) right / seen;
    }

    /** The number of the right class for each answer. */
    private static Tensor classes(Tensor predictions, Tensor targets) {
        if (targets.shape().equals(predictions.shape())) {
            return targets.argmax(1, false);
        }
        Tensor classes = predictions.rank() == 2 ? targets.flatten() : targets;
        if (!classes.shape().equals(predictions.select(1, 0).shape())) {
            throw mismatch(predictions, targets);
        }
        if (targets.dtype().isFloating()) {
            checkAreClasses(classes.flatten(), predictions.size(1));
        }
        return classes;
    }

    /** Probabilities or measured values would hardly ever equal a class and look like a model that is always wrong. */
    private static void checkAreClasses(Tensor targets, int count) {
        Tensor whole = targets.to(DType.INT64);
        for (int i = 0; i < targets.elements(); i++) {
            double value = targets.get(i);
            double number = whole.get(i);
            if (value != number || number < 0 || number >= count) {
                throw new IllegalArgumentException(
                        "accuracy: floating-point targets must be the numbers of classes, from 0 to %d, got %s; accuracy is for classification"
                                .formatted(count - 1, value));
            }
        }
    }

    private static IllegalArgumentException mismatch(Tensor predictions, Tensor targets) {
        return new IllegalArgumentException(
                "accuracy: expected predictions (n, classes) with targets (n) or (n, classes), or predictions (n, classes, ...) with targets (n, ...); got predictions %s and targets %s"
                        .formatted(predictions.shape(), targets.shape()));
    }
}
