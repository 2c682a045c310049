package dev.gradus.training.metrics;

/**
 * The agreement of truth and prediction beyond chance, at most 1: {@link ConfusionMatrix#cohenKappa()}.
 *
 * <p>Shapes are those of {@link ClassMetric}; for yes-or-no questions {@link #binary}.
 */
public final class CohenKappa extends ConfusionMetric<CohenKappa> {
    /** A metric of no batch yet. */
    public CohenKappa() {}

    @Override
    public String name() {
        return "cohen_kappa";
    }

    @Override
    double of(ConfusionMatrix counts) {
        return counts.cohenKappa();
    }
}
