package dev.gradus.training.metrics;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each other one: a row for each true class, a column for each predicted one.
 *
 * <pre>{@code
 * ConfusionMatrix confusion = new ConfusionMatrix(List.of("cat", "dog"));
 * confusion.add(batch.targets(), model.apply(batch.inputs()).argmax(1, false));
 * System.out.println(confusion);
 * System.out.println(confusion.report());
 * }</pre>
 *
 * <p>All figures are made of the counts alone. Those of a single class that would be 0 / 0, such as the precision of a class that
 * was never predicted, are 0; those of a matrix without any sample are NaN. Means over classes leave out classes that are
 * neither there nor predicted. So scikit-learn does it.
 */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final long[][] counts;

    /**
     * A matrix of no sample yet, for classes that are called by their numbers.
     *
     * @param classes how many
     * @throws IllegalArgumentException if there is none
     */
    public ConfusionMatrix(int classes) {
        this(IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    /**
     * A matrix of no sample yet.
     *
     * @param classes their names
     * @throws IllegalArgumentException if there is none
     */
    public ConfusionMatrix(List<String> classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("ConfusionMatrix: there must be at least one class, got none");
        }
        this.classes = List.copyOf(classes);
        this.counts = new long[classes.size()][classes.size()];
    }

    /**
     * The matrix of some answers.
     *
     * @param classes their names
     * @param truth as for {@link #add(Tensor, Tensor)}
     * @param predicted as for {@link #add(Tensor, Tensor)}
     * @throws IllegalArgumentException as {@link #add(Tensor, Tensor)}, or if there is no class
     */
    public static ConfusionMatrix of(List<String> classes, Tensor truth, Tensor predicted) {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        matrix.add(truth, predicted);
        return matrix;
    }

    /**
     * Counts one answer.
     *
     * @throws IllegalArgumentException if one of the two is not the number of a class
     */
    public void add(int truth, int predicted) {
        check("true", truth);
        check("predicted", predicted);
        counts[truth][predicted]++;
    }

    private void check(String which, long value) {
        if (value < 0 || value >= size()) {
            throw new IllegalArgumentException(
                    "ConfusionMatrix: a %s class must be from 0 to %d, got %d".formatted(which, size() - 1, value));
        }
    }

    /**
     * Counts answers.
     *
     * @param truth int64 of any shape: the true class of each sample
     * @param predicted int64 of the same shape: the class that a model saw in it, such as {@code scores.argmax(1, false)}
     * @throws IllegalArgumentException if the shapes differ, or an element is not the number of a class
     */
    public void add(Tensor truth, Tensor predicted) {
        if (!truth.shape().equals(predicted.shape())) {
            throw new IllegalArgumentException(
                    "ConfusionMatrix: expected predicted classes of the shape %s of the true ones, got %s; of scores (n, classes) take argmax(1, false)"
                            .formatted(truth.shape(), predicted.shape()));
        }
        long[] rows = truth.toLongArray();
        long[] columns = predicted.toLongArray();
        for (int i = 0; i < rows.length; i++) {
            check("true", rows[i]);
            check("predicted", columns[i]);
            counts[(int) rows[i]][(int) columns[i]]++;
        }
    }

    /** Sets a count. */
    void set(int truth, int predicted, long count) {
        counts[truth][predicted] = count;
    }

    /** A copy, which further answers do not change. */
    ConfusionMatrix copy() {
        ConfusionMatrix copy = new ConfusionMatrix(classes);
        for (int row = 0; row < size(); row++) {
            System.arraycopy(counts[row], 0, copy.counts[row], 0, size());
        }
        return copy;
    }

    // ---- counts

    /** The names of the classes, in their order. */
    public List<String> classes() {
        return classes;
    }

    /** The number of classes. */
    public int size() {
        return classes.size();
    }

    /** How many samples of a true class were predicted to be of a class. */
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** How many samples of a class there were. */
    public long support(int truth) {
        return Arrays.stream(counts[truth]).sum();
    }

    /** How many samples were predicted to be of a class. */
    public long predicted(int column) {
        return Arrays.stream(counts).mapToLong(row -> row[column]).sum();
    }

    /** The number of samples. */
    public long total() {
        return classNumbers().mapToLong(this::support).sum();
    }

    private long right() {
        return classNumbers().mapToLong(i -> counts[i][i]).sum();
    }

    private IntStream classNumbers() {
        return IntStream.range(0, size());
    }

    // ---- figures of one class

    /** The part of the samples of a true class that was predicted to be of a class; 0 if there are no such samples. */
    public double share(int truth, int predicted) {
        return ratio(counts[truth][predicted], support(truth));
    }

    /** The part of the samples predicted to be of a class that are: TP / (TP + FP). */
    public double precision(int of) {
        return ratio(counts[of][of], predicted(of));
    }

    /** The part of the samples of a class that were predicted to be: TP / (TP + FN). */
    public double recall(int of) {
        return ratio(counts[of][of], support(of));
    }

    /** The harmonic mean of precision and recall of a class: 2 TP / (2 TP + FP + FN). */
    public double f1(int of) {
        return ratio(2 * counts[of][of], support(of) + predicted(of));
    }

    private static double ratio(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }

    // ---- figures of all classes

    /** The part of all samples that was predicted rightly, which is also the precision, recall and F1 of all classes together (micro). */
    public double accuracy() {
        return (double) right() / total();
    }

    /** The mean of a figure over the classes, such as {@code macro(matrix::f1)}: each class weighs the same. */
    public double macro(IntToDoubleFunction figure) {
        return classNumbers()
                .filter(i -> support(i) + predicted(i) > 0)
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN);
    }

    /** The mean of a figure over the classes, such as {@code weighted(matrix::f1)}: each class weighs as many samples as it has. */
    public double weighted(IntToDoubleFunction figure) {
        return classNumbers()
                        .mapToDouble(i -> support(i) * figure.applyAsDouble(i))
                        .sum()
                / total();
    }

    /** The mean of the recalls of the classes that there are samples of: accuracy as if all classes were as frequent. */
    public double balancedAccuracy() {
        return classNumbers()
                .filter(i -> support(i) > 0)
                .mapToDouble(this::recall)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The correlation between truth and prediction by Matthews, for any number of classes as by Gorodkin: with c right ones
     * out of s samples, t_k samples of a class and p_k predictions of it,
     *
     * <p>(c s - Σ t_k p_k) / √((s² - Σ p_k²) (s² - Σ t_k²)),
     *
     * <p>from -1 to 1, which is perfect; 0 if truth or predictions are all of one class.
     *
     * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin 2004: Comparing two K-category assignments
     *     by a K-category correlation coefficient</a>
     */
    public double matthewsCorrelation() {
        double samples = total();
        if (samples == 0) {
            return Double.NaN;
        }
        // In shares, so that no square overflows.
        double truths =
                classNumbers().mapToDouble(i -> square(support(i) / samples)).sum();
        double predictions =
                classNumbers().mapToDouble(i -> square(predicted(i) / samples)).sum();
        double spread = Math.sqrt((1 - predictions) * (1 - truths));
        return isOneClass() ? 0 : (right() / samples - chance()) / spread;
    }

    private boolean isOneClass() {
        long all = total();
        return classNumbers().anyMatch(i -> support(i) == all || predicted(i) == all);
    }

    private static double square(double value) {
        return value * value;
    }

    /** The share of right answers that independent truths and predictions as frequent as these would have. */
    private double chance() {
        double samples = total();
        return classNumbers()
                .mapToDouble(i -> support(i) / samples * (predicted(i) / samples))
                .sum();
    }

    /**
     * The agreement beyond chance by Cohen: (a - e) / (1 - e) for the accuracy a and the e that independent truths and
     * predictions of the same frequencies would have. 1 is perfect, 0 no better than chance; NaN if all are of one and the same
     * class.
     *
     * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960: A coefficient of agreement for nominal scales</a>
     */
    public double cohenKappa() {
        double chance = chance();
        return chance == 1 ? Double.NaN : (accuracy() - chance) / (1 - chance);
    }

    // ---- as text

    /** A table for a terminal: a row for each true class, a column for each predicted one. */
    @Override
    public String toString() {
        return new ConfusionTable(this).toString();
    }

    /** A table for a terminal with precision, recall, F1 and the number of samples of each class, and their means. */
    public String report() {
        return new ClassReport(this).toString();
    }
}
