package dev.gradus.training.metrics;

/**
 * A figure of single classes, of which one number is made: the mean over the classes unless something else is asked for, or
 * the figure of the yes-class after {@link #binary}.
 *
 * @param <M> the class itself, which settings return
 */
public abstract class AveragedMetric<M extends AveragedMetric<M>> extends ConfusionMetric<M> {
    private static final int NONE = -1;
    private static final int YES = 1;

    private final String kind;
    private Average average = Average.MACRO;
    private int chosen = NONE;

    AveragedMetric(String kind) {
        this.kind = kind;
    }

    /**
     * The mean over the classes that are there or were predicted, each of which weighs the same; so it is unless another is chosen.
     *
     * @return this metric
     */
    public final M macro() {
        return set(Average.MACRO, NONE);
    }

    /**
     * The figure of all classes counted together, which for one class out of several is the accuracy.
     *
     * @return this metric
     */
    public final M micro() {
        return set(Average.MICRO, NONE);
    }

    /**
     * The mean over the classes, each of which weighs as many samples as it has.
     *
     * @return this metric
     */
    public final M weighted() {
        return set(Average.WEIGHTED, NONE);
    }

    /**
     * The figure of one class alone; those of all classes are in {@link #matrix()}.
     *
     * @param number from 0
     * @return this metric
     * @throws IllegalArgumentException if it is negative
     */
    public final M ofClass(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("%s: classes count from 0, got %d".formatted(kind, number));
        }
        return set(Average.MACRO, number);
    }

    private M set(Average newAverage, int newChosen) {
        average = newAverage;
        chosen = newChosen;
        return self();
    }

    /** Such as {@code f1} for the mean over classes, {@code f1_micro}, {@code f1_weighted} or {@code f1_class3}. */
    @Override
    public final String name() {
        if (chosen != NONE) {
            return "%s_class%d".formatted(kind, chosen);
        }
        return kind + average.suffix();
    }

    @Override
    final void checkClasses(int classes) {
        if (chosen >= classes) {
            throw new IllegalArgumentException("%s: there are %d classes, from 0 to %d, so there is no class %d"
                    .formatted(name(), classes, classes - 1, chosen));
        }
    }

    @Override
    final double of(ConfusionMatrix counts) {
        if (chosen != NONE) {
            return ofClass(counts, chosen);
        }
        return switch (average) {
            case MACRO -> isBinary() ? ofClass(counts, YES) : counts.macro(i -> ofClass(counts, i));
            case MICRO -> counts.accuracy();
            case WEIGHTED -> counts.weighted(i -> ofClass(counts, i));
        };
    }

    /** The figure of one class. */
    abstract double ofClass(ConfusionMatrix counts, int number);
}
