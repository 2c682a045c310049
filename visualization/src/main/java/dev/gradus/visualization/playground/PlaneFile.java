package dev.gradus.visualization.playground;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.gradus.training.data.csv.CsvReader;
import dev.gradus.training.data.csv.DecimalNumber;
import dev.gradus.training.data.csv.Table;
import dev.gradus.training.data.csv.Table.Row;
import dev.gradus.training.data.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Points of one's own: a CSV file with a line of names, two columns of numbers, and a third one of classes or numbers.
 *
 * <p>The third column holds numbers if all of its texts are numbers and there are more than {@value #MOST_CLASSES} different
 * ones, else classes. Coordinates are brought into the square from -1 to 1, and numbers to between -1 and 1.
 *
 * @param name of the file, without its folder
 * @param points what is in it
 */
record PlaneFile(String name, PlanePoints points) {
    /** As many as there are colours that everybody can tell apart. */
    static final int MOST_CLASSES = 7;

    private static final int MOST_POINTS = 5_000;

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no such table; the message says where what was expected
     */
    static PlaneFile read(Path file) throws IOException {
        return new PlaneFile(String.valueOf(file.getFileName()), parsed(DataSource.of(file)));
    }

    /**
     * Reads a file that is in memory.
     *
     * @throws IOException if it is no such table; the message says where what was expected
     */
    static PlaneFile read(String name, byte[] bytes) throws IOException {
        return new PlaneFile(name, parsed(new DataSource(name, () -> new ByteArrayInputStream(bytes))));
    }

    private static PlanePoints parsed(DataSource source) throws IOException {
        Table table = new CsvReader().read(source);
        List<String> columns = table.columns();
        if (columns.size() != 3) {
            throw fault(
                    source,
                    "expected three columns, two numbers and a class or number, got %d: %s"
                            .formatted(columns.size(), String.join(", ", columns)));
        }
        if (table.rows() < 2 || table.rows() > MOST_POINTS) {
            throw fault(source, "expected from 2 to %d rows, got %d".formatted(MOST_POINTS, table.rows()));
        }
        List<Row> rows = new ArrayList<>();
        table.forEachRow(rows::add);
        List<String> targets = rows.stream().map(row -> row.fields().get(2)).toList();
        ImmutableList<String> labels = ImmutableList.copyOf(new TreeSet<>(targets));
        boolean areNumbers = labels.size() > MOST_CLASSES
                && labels.stream().allMatch(text -> DecimalNumber.of(text).isPresent());
        if (!areNumbers && (labels.size() < 2 || labels.size() > MOST_CLASSES)) {
            throw fault(
                    source,
                    "expected numbers or from 2 to %d classes in the column '%s' (3), got %d classes"
                            .formatted(MOST_CLASSES, columns.get(2), labels.size()));
        }
        return new PlanePoints(
                scaled(numbers(source, columns, rows, 0)),
                scaled(numbers(source, columns, rows, 1)),
                areNumbers ? scaled(numbers(source, columns, rows, 2)) : classes(targets, labels),
                ImmutableList.copyOf(columns.subList(0, 2)),
                areNumbers ? ImmutableList.of() : labels);
    }

    private static IOException fault(DataSource source, String message) {
        return new IOException("%s: %s".formatted(source.name(), message));
    }

    private static double[] numbers(DataSource source, List<String> columns, List<Row> rows, int column)
            throws IOException {
        double[] numbers = new double[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            Row row = rows.get(i);
            String text = row.fields().get(column);
            numbers[i] = DecimalNumber.of(text)
                    .orElseThrow(() -> new IOException(
                            "%s, line %d, column '%s' (%d): expected a number such as -1.5 or 2e3, got '%s'"
                                    .formatted(
                                            source.name(),
                                            row.line(),
                                            columns.get(column),
                                            column + 1,
                                            Ascii.truncate(text, 40, "..."))));
        }
        return numbers;
    }

    private static float[] classes(List<String> targets, List<String> labels) {
        float[] classes = new float[targets.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labels.indexOf(targets.get(i));
        }
        return classes;
    }

    /** Between -1 and 1; a column that is the same everywhere becomes 0. */
    private static float[] scaled(double[] values) {
        double low = Doubles.min(values);
        double high = Doubles.max(values);
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = high == low ? 0 : (float) (2 * (values[i] - low) / (high - low) - 1);
        }
        return scaled;
    }
}
