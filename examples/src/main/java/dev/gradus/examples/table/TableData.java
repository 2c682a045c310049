package dev.gradus.examples.table;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import dev.gradus.training.data.csv.Table;
import dev.gradus.training.data.csv.TableEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table that is ready to be learned from.
 *
 * @param table all of its rows
 * @param sha256 of the file, as it was read
 * @param target what is to be predicted
 * @param choices which columns are learned from
 * @param parts its rows, dealt
 * @param encoder makes tensors of rows, as fitted to those to learn from
 */
record TableData(
        Table table, String sha256, Target target, ColumnChoices choices, TableParts parts, TableEncoder encoder) {
    /**
     * Looks at a table from all sides, so that what is wrong with it is known before the training and not in the midst of it.
     *
     * @param column the one to predict
     */
    static TableData prepare(Path file, String column, ColumnOptions options, CsvOptions csv, long seed)
            throws IOException {
        Table table = csv.read(file);
        String sha256 = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
        ColumnNames.check(file, table.columns(), column);
        for (String named : options.named()) {
            ColumnNames.check(file, table.columns(), named);
        }
        Target target = Target.of(file, column, TableProfile.of(table), options.task);
        TableParts parts = parts(file, table, target, options, csv, seed);
        ColumnChoices choices = ColumnChoices.of(file, TableProfile.of(parts.training()), target, options);
        if (options.missing == null) {
            RowCheck.missing(file, table, choices.used());
        }
        TableEncoder encoder = encoder(file, parts.training(), choices);
        RowCheck.inputsAndTarget(file, parts.validation(), encoder);
        RowCheck.inputsAndTarget(options.test == null ? file : options.test, parts.test(), encoder);
        return new TableData(table, sha256, target, choices, parts, encoder);
    }

    private static TableParts parts(
            Path file, Table table, Target target, ColumnOptions options, CsvOptions csv, long seed)
            throws IOException {
        Path other = options.test;
        if (other == null) {
            return TableParts.of(file, table, target, options.testFraction, options.validationFraction, seed);
        }
        Table test = csv.read(other);
        ColumnNames.check(other, test.columns(), target.column());
        return TableParts.of(file, table, test, target, options.validationFraction, seed);
    }

    private static TableEncoder encoder(Path file, Table training, ColumnChoices choices) throws IOException {
        try {
            return TableEncoder.fit(training, choices.columns());
        } catch (IllegalArgumentException e) {
            throw new TableException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** A line for each column: what it is, or why it is left out. */
    List<List<String>> columns() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(target.column(), "to predict: " + target.description()));
        for (ColumnChoice choice : choices.all()) {
            lines.add(List.of(choice.column(), choice.isIgnored() ? "left out: " + choice.reason() : kind(choice)));
        }
        return lines;
    }

    private String kind(ColumnChoice choice) {
        Map<?, ?> column = ((List<?>) Objects.requireNonNull(encoder.toMap().get("inputs")))
                .stream()
                        .map(element -> (Map<?, ?>) element)
                        .filter(element -> choice.column().equals(element.get("name")))
                        .findFirst()
                        .orElseThrow();
        String kind = column.get("categories") instanceof List<?> categories
                ? "one of %d categories".formatted(categories.size())
                : "a number";
        String missing = column.containsKey("replacement")
                ? ", %s where it is missing".formatted(column.get("replacement"))
                : "";
        return kind + missing + (choice.reason().isEmpty() ? "" : ", " + choice.reason());
    }

    /** How the rows are dealt, in a sentence. */
    String dealt() {
        return "%d rows to learn from, %d to tell when to stop, %d to test on"
                .formatted(
                        parts.training().rows(),
                        parts.validation().rows(),
                        parts.test().rows());
    }
}
