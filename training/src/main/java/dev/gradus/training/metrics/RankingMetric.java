package dev.gradus.training.metrics;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;

/**
 * A metric of how scores rank the samples that are of a class and those that are not. The scores of all samples are kept, eight
 * bytes each, until {@link #reset}.
 *
 * <p><b>Shape</b>: predictions (n) or (n, 1), larger the more the sample is a yes, with targets of as many elements, a yes where they
 * exceed 0.5; or those of {@link ClassMetric}, of which each class is ranked against all others, and the mean is taken over the
 * classes. Such scores should be probabilities, since they are compared between samples: see {@link #fromLogits()}.
 *
 * @param <M> the class itself, which settings return
 */
public abstract class RankingMetric<M extends RankingMetric<M>> extends ClassMetric<M> {
    private static final int YES = 1;

    private final String kind;
    private ScoreTable table = new ScoreTable();
    private boolean isWeighted;
    private boolean isFromLogits;

    RankingMetric(String kind) {
        this.kind = kind;
    }

    /**
     * The mean over the classes, each of which weighs the same; so it is unless {@link #weighted()} is chosen.
     *
     * @return this metric
     */
    public final M macro() {
        isWeighted = false;
        return self();
    }

    /**
     * The mean over the classes, each of which weighs as many samples as it has.
     *
     * @return this metric
     */
    public final M weighted() {
        isWeighted = true;
        return self();
    }

    /**
     * Makes probabilities of the scores of several classes by a softmax. A single score for each sample stays as it is, since a
     * sigmoid changes no rank.
     *
     * @return this metric
     */
    public final M fromLogits() {
        isFromLogits = true;
        return self();
    }

    /** Such as {@code roc_auc} for the mean over classes, or {@code roc_auc_weighted}. */
    @Override
    public final String name() {
        return isWeighted ? kind + "_weighted" : kind;
    }

    @Override
    public final void reset() {
        table.reset();
    }

    @Override
    final void countSingle(Tensor predictions, Tensor targets) {
        YesOrNo answers = YesOrNo.of(name(), "predictions (n, classes)", predictions, targets);
        long[] right = new long[answers.truth().length];
        for (int i = 0; i < right.length; i++) {
            right[i] = answers.truth()[i] ? 1 : 0;
        }
        add(answers.scores().toDoubleArray(), 1, right);
    }

    @Override
    final void count(Tensor predictions, long[] right) {
        Tensor rows = rows(predictions).to(DType.FLOAT64);
        add((isFromLogits ? rows.softmax(1) : rows).toDoubleArray(), predictions.size(1), right);
    }

    private void add(double[] scores, int columns, long[] right) {
        if (table.columns() != 0 && table.columns() != columns) {
            throw new IllegalArgumentException(
                    "%s: the batches before had %d scores for each sample, this one has %d; reset() the metric before other data"
                            .formatted(name(), table.columns(), columns));
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i]) && right[i / columns] != RightClasses.IGNORED) {
                throw new IllegalArgumentException(
                        "%s: sample %d of the batch has the score NaN, which has no rank; look for where the model's output stops being finite"
                                .formatted(name(), i / columns));
            }
        }
        table.setColumns(columns);
        for (int i = 0; i < right.length; i++) {
            if (right[i] != RightClasses.IGNORED) {
                table.add(scores, i * columns, right[i]);
            }
        }
    }

    /** NaN where there are not both samples that are of a class and samples that are not; such classes are left out of means. */
    @Override
    public final double value() {
        if (table.columns() == 1) {
            return ofClass(0, YES);
        }
        double sum = 0;
        double weights = 0;
        for (int c = 0; c < table.columns(); c++) {
            double value = ofClass(c, c);
            if (!Double.isNaN(value)) {
                double weight = isWeighted ? table.support(c, true) : 1;
                sum += weight * value;
                weights += weight;
            }
        }
        return sum / weights;
    }

    private double ofClass(int column, int number) {
        double[] yes = table.sorted(column, number, true);
        double[] no = table.sorted(column, number, false);
        return yes.length == 0 || no.length == 0 ? Double.NaN : ofRanks(yes, no);
    }

    /**
     * The metric of one class.
     *
     * @param yes the scores of the samples that are of it, at least one, in ascending order
     * @param no the scores of the others, likewise
     */
    abstract double ofRanks(double[] yes, double[] no);

    /** The scores of all samples. */
    @Override
    public final double[] state() {
        return table.state();
    }

    @Override
    public final void restore(double[] state) {
        table = ScoreTable.restored(new SavedState(name(), state));
    }
}
