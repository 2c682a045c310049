package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;

/**
 * A metric that is the mean of some number over all samples or elements, or is computed from that mean. One of a user's own:
 *
 * <pre>{@code
 * final class HitRate extends MeanMetric {
 *     public String name() {
 *         return "hit rate";
 *     }
 *
 *     protected Tensor measure(Tensor predictions, Tensor targets) {
 *         return predictions.sub(targets).abs().lt(0.1);
 *     }
 * }
 * }</pre>
 *
 * <p>The sum is kept in a double with the rounding errors of its additions beside it, so that it does not depend on the size of
 * the batches but in the last digit. A NaN or an infinite number stays in it.
 */
public abstract class MeanMetric implements Metric {
    private final CompensatedMean mean = new CompensatedMean();

    /** Subclasses start with no batch. */
    protected MeanMetric() {}

    @Override
    public final void reset() {
        mean.reset();
    }

    @Override
    public final void update(Tensor predictions, Tensor targets) {
        for (double value : measure(predictions, targets).toDoubleArray()) {
            mean.add(value);
        }
    }

    /**
     * The numbers whose mean is wanted.
     *
     * @param predictions what the network gave, without history
     * @param targets what it should have given
     */
    protected abstract Tensor measure(Tensor predictions, Tensor targets);

    /** What the metric is, given the mean: that itself unless overridden. */
    protected double ofMean(double value) {
        return value;
    }

    @Override
    public final double value() {
        return ofMean(mean.value());
    }

    @Override
    public final double[] state() {
        return mean.state();
    }

    @Override
    public final void restore(double[] state) {
        mean.restore(new SavedState(name(), state));
    }
}
