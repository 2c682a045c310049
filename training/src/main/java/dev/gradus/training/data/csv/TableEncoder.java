package dev.gradus.training.data.csv;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.TensorDataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a table into tensors, by what the training rows said: which columns hold numbers, which categories there are,
 * what stands in for missing values, which labels in which order.
 *
 * <pre>{@code
 * TableEncoder encoder = TableEncoder.fit(parts.training(), new Columns().label("species"));
 * Dataset training = encoder.dataset(parts.training());
 * Tensor input = encoder.encode(Map.of("petal length", 4.2, "petal width", 1.3));
 * }</pre>
 *
 * <p>An encoder does not change and may be used by several threads at once. {@link #toMap} gives all of it as maps, lists, texts
 * and numbers, as they stand in JSON, and {@link #fromMap} takes them back.
 *
 * <p><b>Shape</b>: an input is float32 of shape (features); a target an int64 scalar for a label, or float32 of shape (values).
 */
public final class TableEncoder {
    private final List<ColumnEncoder> inputs;
    private final Map<String, ColumnEncoder> inputsByName = new HashMap<>();
    private final TargetEncoder target;
    private final Set<String> missing;
    private final List<String> featureNames;

    TableEncoder(List<ColumnEncoder> inputs, TargetEncoder target, Set<String> missing) {
        this.inputs = List.copyOf(inputs);
        inputs.forEach(column -> inputsByName.putIfAbsent(column.name(), column));
        this.target = target;
        this.missing = Set.copyOf(missing);
        this.featureNames =
                inputs.stream().flatMap(column -> column.features().stream()).toList();
    }

    /**
     * Learns from the training rows what the columns hold. Rows to validate or test on have no business here: what is learned
     * of them is told to the network.
     *
     * @param training at least one row
     * @param columns what is known about the columns; at least what is to be predicted
     * @throws CsvException if a column does not exist, a number is none, or a value is missing that nothing stands in for
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if there is nothing to predict, to predict from, or to learn from
     */
    public static TableEncoder fit(Table training, Columns columns) throws IOException {
        return new TableSurvey(training, columns).encoder(training);
    }

    /** The number of inputs of a network. */
    public int features() {
        return featureNames.size();
    }

    /** What each input of the network stands for, such as {@code age} or {@code city=Ulm}. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** The columns that a row needs, in the order of the file. */
    public List<String> inputColumns() {
        return inputs.stream().map(ColumnEncoder::name).toList();
    }

    /**
     * The categories of a column in their order; empty for a column of numbers.
     *
     * @param column one of {@link #inputColumns}
     * @throws IllegalArgumentException if there is no such column
     */
    public List<String> categories(String column) {
        ColumnEncoder input = inputsByName.get(column);
        if (input == null) {
            throw noColumn(column, inputColumns());
        }
        return input.categories();
    }

    /** The columns that are predicted. */
    public List<String> targetColumns() {
        return target.names();
    }

    /** The labels, in the order of the classes; empty where numbers are predicted. */
    public List<String> labels() {
        return target.labels();
    }

    /**
     * All rows of a table in memory, as tensors.
     *
     * @throws CsvException if a field is not what the training rows had there
     * @throws IOException if the file cannot be read
     */
    public Dataset dataset(Table table) throws IOException {
        Batch all = read(table, true);
        return new TensorDataset(all.inputs(), all.targets());
    }

    /**
     * The inputs of all rows of a table, which need not have the columns that are predicted: float32 of shape (rows, features).
     *
     * @throws CsvException if a field is not what the training rows had there
     * @throws IOException if the file cannot be read
     */
    public Tensor inputs(Table table) throws IOException {
        return read(table, false).inputs();
    }

    private Batch read(Table table, boolean withTarget) throws IOException {
        if (table.rows() == 0) {
            throw new IllegalArgumentException("TableEncoder: the table has no row");
        }
        if ((long) table.rows() * features() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "TableEncoder: %d rows of %d features are too many for one tensor; use batches(table, size), which reads them as they are needed"
                            .formatted(table.rows(), features()));
        }
        RowBatch rows = new RowBatch(this, table, table.rows(), withTarget);
        table.forEach(rows::add);
        return rows.batch();
    }

    /**
     * The rows of a table in batches that are read as they are needed, in the order of the file, for tables that are larger than
     * memory. It can be gone through again and again.
     *
     * @param size the number of rows in a batch, at least 1; the last one may be smaller
     * @throws CsvException if the table lacks a column
     * @throws IllegalArgumentException if the size is less than 1
     */
    public Iterable<Batch> batches(Table table, int size) throws CsvException {
        if (size < 1) {
            throw new IllegalArgumentException("TableEncoder: the batch size must be at least 1, got " + size);
        }
        new RowBatch(this, table, 1, true); // looks whether all columns are there
        return () -> new StreamedBatches(this, table, size);
    }

    /**
     * One input, from the values of a row by the names of their columns, such as a JSON object.
     *
     * @param row texts, numbers, booleans, or null for what is missing, as is what is not there; other columns do not matter
     * @return float32 of shape (features)
     * @throws IllegalArgumentException if a value is not what the training rows had there; the message names the column
     */
    public Tensor encode(Map<String, ? extends @Nullable Object> row) {
        float[] numbers = new float[features()];
        int at = 0;
        for (ColumnEncoder column : inputs) {
            try {
                column.encode(present(text(row.get(column.name()), column)), numbers, at);
            } catch (CellException e) {
                throw new IllegalArgumentException("column '%s': %s".formatted(column.name(), e.getMessage()), e);
            }
            at += column.width();
        }
        return Tensor.of(numbers);
    }

    /**
     * What keeps a value from being encoded, for programs that look through a whole table before they begin.
     *
     * @param column one of {@link #inputColumns} or {@link #targetColumns}
     * @param text as it stands in the file
     * @return what was expected and what came; empty if nothing is wrong
     * @throws IllegalArgumentException if there is no such column
     */
    public Optional<String> problem(String column, String text) {
        try {
            encodeAlone(column, present(text));
            return Optional.empty();
        } catch (CellException e) {
            return Optional.of(e.problem());
        }
    }

    private void encodeAlone(String name, @Nullable String text) throws CellException {
        ColumnEncoder input = inputsByName.get(name);
        if (input != null) {
            input.encode(text, new float[input.width()], 0);
            return;
        }
        int position = targetColumns().indexOf(name);
        if (position < 0) {
            List<String> all = new ArrayList<>(inputColumns());
            all.addAll(targetColumns());
            throw noColumn(name, all);
        }
        target.encode(target.values(1), 0, position, text);
    }

    private static IllegalArgumentException noColumn(String name, List<String> columns) {
        return new IllegalArgumentException(
                "TableEncoder: expected one of the columns %s, got '%s'".formatted(columns, name));
    }

    private static String text(@Nullable Object value, ColumnEncoder column) throws CellException {
        return value == null ? "" : column.written(value, text(value));
    }

    private static String text(Object value) throws CellException {
        if (value instanceof Number number) {
            double real = number.doubleValue();
            // 3.0 is what some parsers make of 3.
            return real == Math.rint(real) && Math.abs(real) < 1e15 ? String.valueOf((long) real) : number.toString();
        }
        if (value instanceof CharSequence || value instanceof Boolean) {
            return value.toString().trim();
        }
        throw new CellException("expected a text, a number or a boolean, got "
                + (value instanceof Map<?, ?>
                        ? "an object"
                        : value instanceof Iterable<?> ? "a list" : value.getClass()));
    }

    /** The text, or null if it means that the value is missing. */
    @Nullable
    String present(String text) {
        return text.isEmpty() || missing.contains(text) ? null : text;
    }

    List<ColumnEncoder> columns() {
        return inputs;
    }

    TargetEncoder target() {
        return target;
    }

    /** All that the encoder knows, as maps, lists, texts, numbers and booleans. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("missing", List.copyOf(new TreeSet<>(missing)));
        map.put("inputs", inputs.stream().map(ColumnEncoder::toMap).toList());
        map.put("target", target.toMap());
        return map;
    }

    /**
     * The encoder that {@link #toMap} was called on.
     *
     * @throws IllegalArgumentException if something is missing or of another kind; the message names it
     */
    public static TableEncoder fromMap(Map<String, ?> map) {
        return EncoderReader.read(map);
    }
}
