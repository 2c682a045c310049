package dev.gradus.training.metrics;

/**
 * The correlation between truth and prediction, from -1 to 1: {@link ConfusionMatrix#matthewsCorrelation()}.
 *
 * <p>Shapes are those of {@link ClassMetric}; for yes-or-no questions {@link #binary}.
 */
public final class MatthewsCorrelation extends ConfusionMetric<MatthewsCorrelation> {
    /** A metric of no batch yet. */
    public MatthewsCorrelation() {}

    @Override
    public String name() {
        return "matthews_correlation";
    }

    @Override
    double of(ConfusionMatrix counts) {
        return counts.matthewsCorrelation();
    }
}
