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
 * <p>A metric should count samples, not average over batches, so that a smaller last batch weighs what it should.
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
}
