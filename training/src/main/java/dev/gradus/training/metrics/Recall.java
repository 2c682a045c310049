package dev.gradus.training.metrics;

/**
 * The share of the samples of a class that were predicted to be of it: TP / (TP + FN).
 *
 * <p>The mean over the classes unless {@link #micro()}, {@link #weighted()} or {@link #ofClass} is chosen; for yes-or-no questions
 * {@link #binary}. 0 where nothing can be divided by, as in scikit-learn. Shapes are those of {@link ClassMetric}.
 */
public final class Recall extends AveragedMetric<Recall> {
    /** The mean over the classes, of no batch yet. */
    public Recall() {
        super("recall");
    }

    @Override
    double ofClass(ConfusionMatrix counts, int number) {
        return counts.recall(number);
    }
}
