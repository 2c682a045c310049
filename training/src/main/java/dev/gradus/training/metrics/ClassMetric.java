package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * A metric of classifications: predictions (n, classes) with at least two classes; targets either class numbers of shape (n)
 * or (n, 1), or scores of the shape of the predictions, such as one-hot rows. Where there are several answers to a sample,
 * such as one for each step of a sequence, predictions are (n, classes, ...) and class numbers (n, ...), as for
 * {@link dev.gradus.losses.CrossEntropyLoss}.
 *
 * @param <M> the class itself, which settings return
 */
public abstract class ClassMetric<M extends ClassMetric<M>> implements Metric {
    private long ignoreIndex = -100;

    ClassMetric() {}

    /**
     * Sets the class number of targets that do not count, -100 unless set, as for the losses.
     *
     * @return this metric
     */
    public final M ignoreIndex(long ignoreIndex) {
        this.ignoreIndex = ignoreIndex;
        return self();
    }

    /** This metric as what it is. */
    @SuppressWarnings("unchecked") // M is the class itself
    final M self() {
        return (M) this;
    }

    /**
     * Takes one batch into account.
     *
     * @throws IllegalArgumentException if the shapes do not fit each other, or a target is not the number of a class
     */
    @Override
    public void update(Tensor predictions, Tensor targets) {
        if (isOneEach(predictions)) {
            countSingle(predictions, targets);
        } else {
            count(predictions, RightClasses.of(name(), predictions, targets, ignoreIndex));
        }
    }

    /** Takes predictions with one number for each sample into account; refuses them unless overridden. */
    void countSingle(Tensor predictions, Tensor targets) {
        throw new IllegalArgumentException(
                "%s: predictions %s have one number for each sample, so there are no classes to choose from; use %s for probabilities, such as those of a sigmoid, or %s for logits"
                        .formatted(name(), predictions.shape(), binary("0.5"), binary("0")));
    }

    /** What to use for predictions with one number for each sample instead, for the message of an error. */
    String binary(String threshold) {
        return "binaryAccuracy(%s)".formatted(threshold);
    }

    /**
     * Takes answers into account.
     *
     * @param predictions (n, classes) or (n, classes, ...)
     * @param right the number of the right class for each answer, {@link RightClasses#IGNORED} where it does not count
     */
    abstract void count(Tensor predictions, long[] right);

    /** Whether there is a single number for each sample: (n) or (n, 1). */
    static boolean isOneEach(Tensor predictions) {
        return predictions.rank() == 1 || (predictions.rank() == 2 && predictions.size(1) == 1);
    }

    /** The scores of the classes, a row for each answer. */
    static Tensor rows(Tensor predictions) {
        int classes = predictions.size(1);
        int positions = classes == 0 ? 0 : predictions.elements() / classes / Math.max(1, predictions.size(0));
        return predictions
                .reshape(predictions.size(0), classes, positions)
                .transpose(1, 2)
                .reshape(predictions.size(0) * positions, classes);
    }
}
