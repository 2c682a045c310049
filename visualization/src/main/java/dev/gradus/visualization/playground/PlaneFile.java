package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads points of one's own: a CSV file with a line of names, two columns of numbers, and a third one of classes or numbers.
 *
 * <p>The third column holds numbers if all of its texts are numbers and there are more than {@value #MOST_CLASSES} different
 * ones, else classes. Coordinates are brought into the square from -1 to 1, and numbers to between -1 and 1.
 */
final class PlaneFile {
    /** As many as there are colours that everybody can tell apart. */
    static final int MOST_CLASSES = 7;

    private static final int MOST_POINTS = 5_000;

    private final Path file;
    private final Table table;

    private PlaneFile(Path file, Table table) {
        this.file = file;
        this.table = table;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no such table; the message says what was expected
     */
    static PlanePoints read(Path file) throws IOException {
        return new PlaneFile(file, Table.read(file)).points();
    }

    private PlanePoints points() throws IOException {
        List<String> names = table.columns();
        if (names.size() != 3) {
            throw fault("expected three columns, two numbers and a class or number, got %d: %s"
                    .formatted(names.size(), String.join(", ", names)));
        }
        if (table.rows() < 2 || table.rows() > MOST_POINTS) {
            throw fault("expected from 2 to %d rows, got %d".formatted(MOST_POINTS, table.rows()));
        }
        List<String> targets = table.column(names.get(2));
        ImmutableList<String> labels = ImmutableList.copyOf(new TreeSet<>(targets));
        boolean areNumbers =
                labels.size() > MOST_CLASSES && targets.stream().allMatch(text -> Doubles.tryParse(text) != null);
        if (!areNumbers && (labels.size() < 2 || labels.size() > MOST_CLASSES)) {
            throw fault("expected numbers or from 2 to %d classes in the column '%s', got %d classes"
                    .formatted(MOST_CLASSES, names.get(2), labels.size()));
        }
        return new PlanePoints(
                scaled(numbers(names.get(0))),
                scaled(numbers(names.get(1))),
                areNumbers ? scaled(numbers(names.get(2))) : classes(targets, labels),
                ImmutableList.of(names.get(0), names.get(1)),
                areNumbers ? ImmutableList.of() : labels);
    }

    private IOException fault(String message) {
        return new IOException("%s: %s".formatted(file, message));
    }

    private double[] numbers(String column) throws IOException {
        List<String> texts = table.column(column);
        double[] numbers = new double[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            @Nullable Double number = Doubles.tryParse(texts.get(i));
            if (number == null || !Double.isFinite(number)) {
                throw fault("expected a number in the column '%s' of row %d, got '%s'"
                        .formatted(column, i + 1, texts.get(i)));
            }
            numbers[i] = number;
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
