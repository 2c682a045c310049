package dev.gradus.training.data.csv;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.Partition;
import dev.gradus.training.data.source.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text file with rows and columns, or some of its rows, which are read when they are needed.
 *
 * <pre>{@code
 * Table table = Table.read(Path.of("iris.csv"));
 * Table.Parts parts = table.split(0.8, 42);
 * TableEncoder encoder = TableEncoder.fit(parts.training(), new Columns().label("species"));
 * Dataset training = encoder.dataset(parts.training());
 * Dataset heldOut = encoder.dataset(parts.heldOut());
 * }</pre>
 *
 * <p>The rows of a part come in the order of the file. The file must stay as it is while the table is in use.
 */
public final class Table {
    private final CsvReader reader;
    private final DataSource source;
    private final List<String> columns;
    private final BitSet chosen;
    private final int rows;

    Table(CsvReader reader, DataSource source, List<String> columns, int rows) {
        this(reader, source, columns, all(rows));
    }

    private static BitSet all(int rows) {
        BitSet all = new BitSet(rows);
        all.set(0, rows);
        return all;
    }

    private Table(CsvReader reader, DataSource source, List<String> columns, BitSet chosen) {
        this.reader = reader;
        this.source = source;
        this.columns = columns;
        this.chosen = chosen;
        this.rows = chosen.cardinality();
    }

    /** A table dealt into two. */
    public record Parts(Table training, Table heldOut) {}

    /**
     * A file of comma-separated values with a header; see {@link CsvReader} for others.
     *
     * @throws IOException if it cannot be read or its rows have different lengths; the message names file and line
     */
    public static Table read(Path file) throws IOException {
        return new CsvReader().read(file);
    }

    /** The number of rows, without that of the names. */
    public int rows() {
        return rows;
    }

    /** The names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /**
     * Deals the rows at random into two parts.
     *
     * @param fraction the share of the rows in the first part, between 0 and 1; the number is rounded
     * @param seed the same seed deals in the same way
     * @throws IllegalArgumentException if one of the parts would be empty
     */
    public Parts split(double fraction, long seed) {
        return split(Partition.random(rows, fraction, seed));
    }

    /**
     * Deals the rows into two parts, such as {@code Partition.stratified(table.column("species"), 0.8, 42)}.
     *
     * @throws IndexOutOfBoundsException if the partition is one of more rows
     */
    public Parts split(Partition partition) {
        int[] positions = chosen.stream().toArray();
        return new Parts(part(positions, partition.training()), part(positions, partition.heldOut()));
    }

    private Table part(int[] positions, int[] taken) {
        BitSet part = new BitSet();
        for (int row : taken) {
            part.set(positions[row]);
        }
        return new Table(reader, source, columns, part);
    }

    /**
     * The texts of one column, row by row; equal ones are kept once.
     *
     * @throws IOException if the file cannot be read, or there is no such column
     */
    public List<String> column(String name) throws IOException {
        int column = position(name);
        Map<String, String> kept = new HashMap<>();
        List<String> texts = new ArrayList<>(rows);
        forEach(row -> texts.add(kept.computeIfAbsent(row.get(column), text -> text)));
        return texts;
    }

    /**
     * All fields as numbers, for tables that hold nothing else: float32 of shape (rows, columns).
     *
     * @throws CsvException if one of them is no number or missing
     * @throws IOException if the file cannot be read
     */
    public Tensor numbers() throws IOException {
        if ((long) rows * columns.size() > Integer.MAX_VALUE - 8) {
            throw fault("%d rows of %d numbers are too many for one tensor".formatted(rows, columns.size()));
        }
        float[] numbers = new float[rows * columns.size()];
        int[] at = {0};
        forEach(row -> {
            for (int column = 0; column < columns.size(); column++) {
                try {
                    numbers[at[0]++] = (float) DecimalNumber.parse(row.get(column));
                } catch (CellException e) {
                    throw row.wrong(column, e);
                }
            }
        });
        return Tensor.of(numbers, rows, columns.size());
    }

    /** Where a column stands. */
    int position(String name) throws CsvException {
        int position = columns.indexOf(name);
        if (position < 0) {
            throw new CsvException("%s: there is no column '%s'; there are %s".formatted(source.name(), name, columns));
        }
        return position;
    }

    /**
     * A row as it stands in the file.
     *
     * @param line the line in which it begins, counted from 1
     * @param fields their texts, without spaces around them
     */
    public record Row(long line, List<String> fields) {}

    /** What is done with each row. */
    @FunctionalInterface
    public interface RowAction {
        /** Does it. */
        void accept(Row row) throws IOException;
    }

    /**
     * Goes through the rows as texts, of which one at a time is in memory.
     *
     * @throws IOException if the file cannot be read, or the action throws it
     */
    public void forEachRow(RowAction action) throws IOException {
        forEach(row -> action.accept(new Row(row.line(), row.fields())));
    }

    /** What is done with each row. */
    interface Visitor {
        void visit(CsvRows row) throws IOException;
    }

    /** Goes through the rows. */
    void forEach(Visitor visitor) throws IOException {
        try (RowCursor cursor = cursor()) {
            for (CsvRows row = cursor.next(); row != null; row = cursor.next()) {
                visitor.visit(row);
            }
        }
    }

    /** Begins with the first row. */
    RowCursor cursor() throws IOException {
        CsvRows all = reader.open(source);
        if (!all.columns().equals(columns)) {
            all.close();
            throw changed();
        }
        return new RowCursor(this, all, chosen);
    }

    /** What to throw where the file is no more what it was. */
    CsvException changed() {
        return fault("the file has changed since it was opened as a table; read it anew");
    }

    /** What to throw where something is wrong with the table as a whole. */
    CsvException fault(String problem) {
        return new CsvException(source.name() + ": " + problem);
    }
}
