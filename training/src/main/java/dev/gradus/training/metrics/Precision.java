package dev.gradus.training.metrics;

/**
 * The share of right ones among the samples that were predicted to be of a class: TP / (TP + FP).
 *
 * <p>The mean over the classes unless {@link #micro()}, {@link #weighted()} or {@link #ofClass} is chosen; for yes-or-no questions
 * {@link #binary}. 0 where nothing can be divided by, as in scikit-learn. Shapes are those of {@link ClassMetric}.
 */
public final class Precision extends AveragedMetric<Precision> {
    /** The mean over the classes, of no batch yet. */
    public Precision() {
        super("precision");
    }

    @Override
    double ofClass(ConfusionMatrix counts, int number) {
        return counts.precision(number);
    }
}
