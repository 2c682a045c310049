package dev.gradus.training.metrics;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;

/**
 * A metric made of the mean of -ln p, where p is the probability that was given to the right class.
 *
 * @param <M> the class itself, which settings return
 */
abstract class LikelihoodMetric<M extends LikelihoodMetric<M>> extends ClassMetric<M> {
    private final CompensatedMean mean = new CompensatedMean();

    LikelihoodMetric() {}

    @Override
    public final void reset() {
        mean.reset();
    }

    @Override
    final void count(Tensor predictions, long[] right) {
        int classes = predictions.size(1);
        double[] logarithms = logarithms(rows(predictions).to(DType.FLOAT64)).toDoubleArray();
        for (int i = 0; i < right.length; i++) {
            if (right[i] != RightClasses.IGNORED) {
                mean.add(-logarithms[i * classes + (int) right[i]]);
            }
        }
    }

    /** The logarithms of the probabilities of the classes. */
    abstract Tensor logarithms(Tensor rows);

    final void add(double surprise) {
        mean.add(surprise);
    }

    final double mean() {
        return mean.value();
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
