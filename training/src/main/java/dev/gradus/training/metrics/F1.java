package dev.gradus.training.metrics;

/**
 * The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).
 *
 * <p>The mean over the classes unless {@link #micro()}, {@link #weighted()} or {@link #ofClass} is chosen; for yes-or-no questions
 * {@link #binary}. 0 where nothing can be divided by, as in scikit-learn. Shapes are those of {@link ClassMetric}.
 */
public final class F1 extends AveragedMetric<F1> {
    /** The mean over the classes, of no batch yet. */
    public F1() {
        super("f1");
    }

    @Override
    double ofClass(ConfusionMatrix counts, int number) {
        return counts.f1(number);
    }
}
