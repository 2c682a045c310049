package dev.gradus.examples.table;

import dev.gradus.training.data.csv.Table;
import dev.gradus.training.data.csv.TableEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Looks for what is missing in a table, and for categories that a model does not know, in all rows at once: an error about the
 * first one only would come again and again.
 */
final class RowCheck {
    private static final int SHOWN = 5;

    private final Path file;

    /** The columns in which each row must have a value. */
    private final Set<String> needed;

    /** The texts that a column may have, where not all may be. */
    private final Map<String, Set<String>> known;

    private final Map<String, List<String>> lacking = new LinkedHashMap<>();
    private final Map<String, List<String>> unknown = new LinkedHashMap<>();
    private int lackingCount;
    private int unknownCount;

    private RowCheck(Path file, Set<String> needed, Map<String, Set<String>> known) {
        this.file = file;
        this.needed = needed;
        this.known = known;
    }

    /**
     * Looks for missing values in some columns.
     *
     * @throws TableException if there are some
     */
    static void missing(Path file, Table table, List<String> needed) throws IOException {
        new RowCheck(file, new HashSet<>(needed), Map.of())
                .check(
                        table,
                        "Fill them in, or say what stands in for them with --missing median (or mean, or most-frequent), or leave columns out with --ignore.");
    }

    /**
     * Looks for what an encoder would not take.
     *
     * @throws TableException if there is some, or a column is not there
     */
    static void of(Path file, Table table, TableEncoder encoder) throws IOException {
        for (String column : encoder.inputColumns()) {
            ColumnNames.check(file, table.columns(), column);
        }
        Set<String> needed = new HashSet<>();
        Map<String, Set<String>> known = new LinkedHashMap<>();
        for (Object element : (List<?>) Objects.requireNonNull(encoder.toMap().get("inputs"))) {
            Map<?, ?> column = (Map<?, ?>) element;
            String name = String.valueOf(column.get("name"));
            if (!column.containsKey("replacement")) {
                needed.add(name);
            }
            if (column.get("categories") instanceof List<?> categories
                    && Boolean.FALSE.equals(column.get("allowUnknown"))) {
                Set<String> texts = new HashSet<>();
                categories.forEach(category -> texts.add(String.valueOf(category)));
                known.put(name, texts);
            }
        }
        new RowCheck(file, needed, known)
                .check(table, "Fill them in, or train the model with --missing median, which then holds here too.");
    }

    private void check(Table table, String adviceIfMissing) throws IOException {
        List<String> columns = table.columns();
        table.forEachRow(row -> {
            for (int i = 0; i < columns.size(); i++) {
                look(columns.get(i), row.fields().get(i), row.line());
            }
        });
        if (lackingCount > 0) {
            throw new TableException("%s: %s: %s. %s"
                    .formatted(
                            file,
                            lackingCount == 1 ? "a value is missing" : lackingCount + " values are missing",
                            places(lacking, "line "),
                            adviceIfMissing));
        }
        if (unknownCount > 0) {
            throw new TableException(
                    "%s: %s that the model has not learned from: %s. Correct %s, or train with --allow-unknown, which takes such a value for none of the known ones."
                            .formatted(
                                    file,
                                    unknownCount == 1 ? "there is a category" : unknownCount + " values are categories",
                                    places(unknown, ""),
                                    unknownCount == 1 ? "it" : "them"));
        }
    }

    private void look(String column, String text, long line) {
        if (TableProfile.MISSING.contains(text)) {
            if (needed.contains(column)) {
                lackingCount++;
                add(lacking, column, String.valueOf(line));
            }
            return;
        }
        Set<String> categories = known.get(column);
        if (categories != null && !categories.contains(text)) {
            unknownCount++;
            add(unknown, column, "'%s' in line %d".formatted(text, line));
        }
    }

    private static void add(Map<String, List<String>> places, String column, String place) {
        List<String> ofColumn = places.computeIfAbsent(column, name -> new ArrayList<>());
        if (ofColumn.size() <= SHOWN) {
            ofColumn.add(ofColumn.size() < SHOWN ? place : "...");
        }
    }

    private static String places(Map<String, List<String>> places, String prefix) {
        return String.join(
                "; ",
                places.entrySet().stream()
                        .map(entry -> "column '%s' (%s%s)"
                                .formatted(entry.getKey(), prefix, String.join(", ", entry.getValue())))
                        .toList());
    }
}
