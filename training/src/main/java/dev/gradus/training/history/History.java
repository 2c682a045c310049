package dev.gradus.training.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in a training run, epoch by epoch.
 *
 * <p>For a plot every number is a column with one entry for each epoch, reached by its name ({@link #column}) or its own
 * method: {@code loss}, {@code loss change}, the metrics, {@code validation loss}, each metric as
 * {@code validation <name>}, {@code gradient norm}, {@code learning rate}, {@code seconds}. Columns that nobody asked for
 * do not exist.
 */
public final class History {
    private final List<EpochRecord> epochs = new ArrayList<>();
    private final List<ValidationRecord> validations = new ArrayList<>();
    private double[] batchLosses = new double[0];
    private int batchCount;
    private @Nullable WeightHistory weights;

    /** A history of nothing yet. */
    public History() {}

    // ---- writing

    /** Adds the next epoch. */
    public void add(EpochRecord epoch) {
        epochs.add(epoch);
    }

    /** Adds the loss of the next batch. */
    public void addBatchLoss(double loss) {
        if (batchCount == batchLosses.length) {
            batchLosses = Arrays.copyOf(batchLosses, Math.max(16, 2 * batchCount));
        }
        batchLosses[batchCount++] = loss;
    }

    /** Adds what was found on the validation data, be it after an epoch or in the midst of one. */
    public void addValidation(ValidationRecord validation) {
        validations.add(validation);
    }

    /** Takes over what another history holds, but for the weights, in place of what this one does. */
    public void copyFrom(History other) {
        epochs.clear();
        epochs.addAll(other.epochs);
        validations.clear();
        validations.addAll(other.validations);
        batchLosses = other.batchLosses();
        batchCount = other.batchCount;
    }

    /** Says where the weights are recorded. */
    public void recordWeights(WeightHistory recorded) {
        weights = recorded;
    }

    // ---- reading

    /** The records of all epochs. */
    public List<EpochRecord> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** The number of epochs. */
    public int size() {
        return epochs.size();
    }

    /** The record of the last epoch; empty before the first. */
    public Optional<EpochRecord> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** Every look at the validation data, in its order. */
    public List<ValidationRecord> validations() {
        return Collections.unmodifiableList(validations);
    }

    /** The last look at the validation data; empty before the first. */
    public Optional<ValidationRecord> lastValidation() {
        return validations.isEmpty() ? Optional.empty() : Optional.of(validations.get(validations.size() - 1));
    }

    /** The names of the columns that have a number, in the order of the class comment. */
    public List<String> columnNames() {
        return List.copyOf(columns().keySet());
    }

    /**
     * One number over the epochs, one entry for each.
     *
     * @param name one of {@link #columnNames()}
     * @throws IllegalArgumentException if there is no such column
     */
    public double[] column(String name) {
        ToDoubleFunction<EpochRecord> reader = columns().get(name);
        if (reader == null) {
            throw new IllegalArgumentException(
                    "History: there is no column '%s'; there are %s".formatted(name, columnNames()));
        }
        return read(reader);
    }

    /** The numbers of the epochs, 1 to {@link #size()}: what columns are plotted over. */
    public double[] epochNumbers() {
        return read(EpochRecord::epoch);
    }

    /** The training loss of each epoch. */
    public double[] loss() {
        return read(EpochRecord::loss);
    }

    /**
     * The validation loss after each epoch.
     *
     * @throws IllegalArgumentException if there was no validation
     */
    public double[] validationLoss() {
        return column("validation loss");
    }

    /**
     * A metric of the training batches in each epoch.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public double[] metric(String name) {
        return column(name);
    }

    /**
     * A metric of the validation batches after each epoch.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public double[] validationMetric(String name) {
        return column("validation " + name);
    }

    /**
     * The norm of the gradient in each epoch.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public double[] gradientNorm() {
        return column("gradient norm");
    }

    /** The loss of each batch over all epochs; empty unless asked for. */
    public double[] batchLosses() {
        return Arrays.copyOf(batchLosses, batchCount);
    }

    /**
     * Every weight after each epoch.
     *
     * @throws IllegalStateException if the weights were not recorded
     */
    public WeightHistory weights() {
        if (weights == null) {
            throw new IllegalStateException(
                    "History: the weights were not recorded; ask for them with Trainer.recordWeights()");
        }
        return weights;
    }

    /** Whether the weights were recorded. */
    public boolean hasWeights() {
        return weights != null;
    }

    /** All columns as a table with a line for each epoch; of more than twenty epochs the first ten and the last ten. */
    @Override
    public String toString() {
        return new HistoryTable(this).toString();
    }

    private double[] read(ToDoubleFunction<EpochRecord> number) {
        return epochs.stream().mapToDouble(number).toArray();
    }

    /** The columns that have a number in at least one epoch. */
    private Map<String, ToDoubleFunction<EpochRecord>> columns() {
        Map<String, ToDoubleFunction<EpochRecord>> columns = new LinkedHashMap<>();
        columns.put("loss", EpochRecord::loss);
        columns.put("loss change", EpochRecord::lossChange);
        putMetrics(columns, "", EpochRecord::metrics);
        columns.put("validation loss", EpochRecord::validationLoss);
        putMetrics(columns, "validation ", EpochRecord::validationMetrics);
        columns.put("gradient norm", EpochRecord::gradientNorm);
        columns.put("learning rate", EpochRecord::learningRate);
        columns.put("seconds", EpochRecord::seconds);
        columns.values().removeIf(number -> epochs.stream().mapToDouble(number).allMatch(Double::isNaN));
        return columns;
    }

    private void putMetrics(
            Map<String, ToDoubleFunction<EpochRecord>> columns,
            String prefix,
            Function<EpochRecord, Map<String, Double>> metrics) {
        epochs.stream()
                .flatMap(epoch -> metrics.apply(epoch).keySet().stream())
                .distinct()
                .forEach(name ->
                        columns.put(prefix + name, epoch -> metrics.apply(epoch).getOrDefault(name, Double.NaN)));
    }
}
