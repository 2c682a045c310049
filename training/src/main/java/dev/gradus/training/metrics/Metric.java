package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * A number that says how good predictions are, collected over any number of batches.
 *
 * <pre>{@code
 * metric.reset();
 * for (Batch batch : loader) {
 *     metric.update(model.apply(batch.inputs()), batch.targets());
 * }
 * metric.value();
 * }</pre>
 *
 * <p>A metric should count samples, not average over batches, so that a smaller last batch weighs what it should. One of
 * a user's own that is a mean over samples extends {@link MeanMetric}.
 */
public interface Metric {
    /** What the number is called in histories, progress and stopping criteria, such as {@code accuracy}. */
    String name();

    /** Forgets all batches. */
    void reset();

    /**
     * Takes one batch into account.
     *
     * @param predictions what the network gave, without history
     * @param targets what it should have given
     */
    void update(Tensor predictions, Tensor targets);

    /** The number over all batches since the last {@link #reset}; NaN if there were none. */
    double value();

    /**
     * What {@link #restore} needs to go on from here in another process, such as counts and sums; counts are exact up to
     * 2⁵³.
     *
     * @throws UnsupportedOperationException unless overridden: a metric without a state cannot be part of a checkpoint, which
     *     may be taken in the middle of an epoch
     */
    default double[] state() {
        throw new UnsupportedOperationException(
                "%s: this metric does not save its state, so training cannot go on in the middle of an epoch with it; override state() and restore(double[]) in %s"
                        .formatted(name(), getClass().getName()));
    }

    /**
     * Goes on from a state, in place of all batches so far.
     *
     * @param state what {@link #state} of a metric with the same settings gave
     * @throws IllegalArgumentException if it cannot be a state of this metric; nothing is changed then
     * @throws UnsupportedOperationException unless overridden, as {@link #state}
     */
    default void restore(double[] state) {
        throw new UnsupportedOperationException(
                "%s: this metric does not restore its state; override state() and restore(double[]) in %s"
                        .formatted(name(), getClass().getName()));
    }

    /**
     * This metric under another name, so that two of a kind can be told apart, such as
     * {@code f1().ofClass(3).named("f1 of cats")}.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    default Metric named(String name) {
        return new NamedMetric(name, this);
    }
}
