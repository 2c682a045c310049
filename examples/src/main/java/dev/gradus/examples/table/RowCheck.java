package dev.gradus.examples.table;

import dev.gradus.training.data.csv.Table;
import dev.gradus.training.data.csv.TableEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for what an encoder would not take in all rows of a table at once: an error about the first one only would come again
 * and again, and after a training it would come too late.
 */
final class RowCheck {
    private final Path file;
    private final TableEncoder encoder;
    private final Places missing = new Places();
    private final Places noNumbers = new Places();
    private final Places unknownCategories = new Places();
    private final Places unknownClasses = new Places();

    private RowCheck(Path file, TableEncoder encoder) {
        this.file = file;
        this.encoder = encoder;
    }

    /**
     * Looks for missing values in some columns, before there is an encoder.
     *
     * @throws TableException if there are some
     */
    static void missing(Path file, Table table, List<String> needed) throws IOException {
        Places missing = new Places();
        forEachField(table, needed, (column, text, line) -> {
            if (TableProfile.MISSING.contains(text)) {
                missing.add(column, "line " + line);
            }
        });
        fail(
                file,
                missing,
                "a value is missing",
                "values are missing",
                "Fill them in, or say what stands in for them with --missing median (or mean, or most-frequent), or leave columns out with --ignore.");
    }

    /**
     * Looks at what is learned from or predicted by.
     *
     * @throws TableException if there is something that the encoder would not take, or a column is not there
     */
    static void inputs(Path file, Table table, TableEncoder encoder) throws IOException {
        new RowCheck(file, encoder).check(table, encoder.inputColumns());
    }

    /**
     * Looks at what is to be predicted too.
     *
     * @throws TableException if there is something that the encoder would not take, or a column is not there
     */
    static void inputsAndTarget(Path file, Table table, TableEncoder encoder) throws IOException {
        new RowCheck(file, encoder)
                .check(
                        table,
                        Stream.of(encoder.inputColumns(), encoder.targetColumns())
                                .flatMap(List::stream)
                                .toList());
    }

    private void check(Table table, List<String> columns) throws IOException {
        for (String column : columns) {
            ColumnNames.check(file, table.columns(), column);
        }
        forEachField(table, columns, this::look);
        fail(
                file,
                missing,
                "a value is missing",
                "values are missing",
                "Fill them in, or train the model with --missing median, which then holds here too.");
        fail(file, noNumbers, "a value is no number", "values are no numbers", "Correct the file.");
        fail(
                file,
                unknownCategories,
                "there is a category that the model has not learned from",
                "values are categories that the model has not learned from",
                "Correct the file, or train with --allow-unknown, which takes such a value for none of the known ones.");
        fail(
                file,
                unknownClasses,
                "there is a class that the model has not learned",
                "rows are of classes that the model has not learned",
                "It knows %s. Correct the file, leave such rows out, or train on rows that have them."
                        .formatted(String.join(", ", encoder.labels())));
    }

    private void look(String column, String text, long line) {
        if (encoder.problem(column, text).isEmpty()) {
            return;
        }
        if (TableProfile.MISSING.contains(text)) {
            missing.add(column, "line " + line);
        } else {
            places(column).add(column, "'%s' in line %d".formatted(text, line));
        }
    }

    private Places places(String column) {
        if (encoder.targetColumns().contains(column)) {
            return encoder.labels().isEmpty() ? noNumbers : unknownClasses;
        }
        return encoder.categories(column).isEmpty() ? noNumbers : unknownCategories;
    }

    /** Fails if there are such places. */
    private static void fail(Path file, Places places, String one, String several, String advice)
            throws TableException {
        if (!places.isEmpty()) {
            throw new TableException("%s: %s: %s. %s".formatted(file, places.counted(one, several), places, advice));
        }
    }

    private static void forEachField(Table table, List<String> columns, FieldConsumer consumer) throws IOException {
        List<Integer> positions = columns.stream().map(table.columns()::indexOf).toList();
        table.forEachRow(row -> {
            for (int i = 0; i < positions.size(); i++) {
                consumer.accept(columns.get(i), row.fields().get(positions.get(i)), row.line());
            }
        });
    }

    /** Takes a field of a table. */
    @FunctionalInterface
    private interface FieldConsumer {
        void accept(String column, String text, long line);
    }
}
