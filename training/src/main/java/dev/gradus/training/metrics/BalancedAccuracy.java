package dev.gradus.training.metrics;

/**
 * The mean of the recalls of all classes that there are samples of: {@link ConfusionMatrix#balancedAccuracy()}.
 *
 * <p>Shapes are those of {@link ClassMetric}; for yes-or-no questions {@link #binary}.
 */
public final class BalancedAccuracy extends ConfusionMetric<BalancedAccuracy> {
    /** A metric of no batch yet. */
    public BalancedAccuracy() {}

    @Override
    public String name() {
        return "balanced_accuracy";
    }

    @Override
    double of(ConfusionMatrix counts) {
        return counts.balancedAccuracy();
    }
}
