package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A metric that is computed from a confusion matrix, which is kept over all batches.
 *
 * <p>Of several classes the largest score counts (the first among equals, NaN as larger than any number). After
 * {@link #binary} predictions are numbers for a yes instead, (n) or (n, 1), with targets of as many elements, a yes where they exceed
 * 0.5; the matrix then has the classes 0 for no and 1 for yes.
 *
 * @param <M> the class itself, which settings return
 */
public abstract class ConfusionMetric<M extends ConfusionMetric<M>> extends ClassMetric<M> {
    private @Nullable ConfusionMatrix matrix;
    private @Nullable Double threshold;

    ConfusionMetric() {}

    /**
     * Takes predictions as answers to yes-or-no questions.
     *
     * @param threshold a prediction above it is a yes: 0.5 for probabilities, 0 for logits
     * @return this metric
     * @throws IllegalArgumentException if it is NaN
     */
    public final M binary(double threshold) {
        this.threshold = YesOrNo.checkedThreshold(name(), threshold);
        return self();
    }

    final boolean isBinary() {
        return threshold != null;
    }

    @Override
    public final void reset() {
        matrix = null;
    }

    @Override
    public final void update(Tensor predictions, Tensor targets) {
        if (threshold == null) {
            super.update(predictions, targets);
            return;
        }
        YesOrNo answers = YesOrNo.of(name(), name() + " without binary(...)", predictions, targets);
        boolean[] given = answers.above(threshold);
        ConfusionMatrix counted = matrixOf(2);
        for (int i = 0; i < given.length; i++) {
            counted.add(answers.truth()[i] ? 1 : 0, given[i] ? 1 : 0);
        }
    }

    @Override
    final String binary(String bound) {
        return "binary(%s)".formatted(bound);
    }

    @Override
    final void count(Tensor predictions, long[] right) {
        ConfusionMatrix counted = matrixOf(predictions.size(1));
        long[] answers = predictions.argmax(1, false).toLongArray();
        for (int i = 0; i < right.length; i++) {
            if (right[i] != RightClasses.IGNORED) {
                counted.add((int) right[i], (int) answers[i]);
            }
        }
    }

    private ConfusionMatrix matrixOf(int classes) {
        ConfusionMatrix present = matrix == null ? new ConfusionMatrix(classes) : matrix;
        if (present.size() != classes) {
            throw new IllegalArgumentException(
                    "%s: the batches before had %d classes, this one has %d; reset() the metric before other data"
                            .formatted(name(), present.size(), classes));
        }
        checkClasses(classes);
        matrix = present;
        return present;
    }

    /** Refuses a number of classes that does not fit the settings. */
    void checkClasses(int classes) {}

    /**
     * The counts of all batches, as a copy.
     *
     * @throws IllegalStateException if there was no batch
     */
    public final ConfusionMatrix matrix() {
        if (matrix == null) {
            throw new IllegalStateException(
                    "%s: there was no batch yet, so the number of classes is not known; call update before matrix()"
                            .formatted(name()));
        }
        return matrix.copy();
    }

    @Override
    public final double value() {
        return matrix == null || matrix.total() == 0 ? Double.NaN : of(matrix);
    }

    /** The metric of a matrix with at least one sample. */
    abstract double of(ConfusionMatrix counts);

    @Override
    public final double[] state() {
        if (matrix == null) {
            return new double[0];
        }
        int size = matrix.size();
        double[] state = new double[size * size];
        for (int i = 0; i < state.length; i++) {
            state[i] = matrix.count(i / size, i % size);
        }
        return state;
    }

    @Override
    public final void restore(double[] state) {
        SavedState saved = new SavedState(name(), state);
        if (state.length == 0) {
            matrix = null;
            return;
        }
        int size = (int) Math.round(Math.sqrt(state.length));
        if (size * size != state.length) {
            throw saved.error("the number of counts should be a square, got %d".formatted(state.length));
        }
        ConfusionMatrix restored = new ConfusionMatrix(size);
        for (int i = 0; i < state.length; i++) {
            restored.set(i / size, i % size, saved.count());
        }
        checkClasses(size);
        matrix = restored;
    }
}
