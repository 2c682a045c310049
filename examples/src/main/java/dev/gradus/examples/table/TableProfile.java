package dev.gradus.examples.table;

import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the rows of a table have in each column. */
final class TableProfile {
    /** The texts that mean that a value is missing. */
    static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "nan", "null", "?");

    private final int rows;
    private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();

    private TableProfile(Table table) {
        rows = table.rows();
        table.columns().forEach(name -> columns.put(name, new ColumnProfile()));
    }

    /** Goes through the rows once. */
    static TableProfile of(Table table) throws IOException {
        TableProfile profile = new TableProfile(table);
        List<ColumnProfile> inOrder = List.copyOf(profile.columns.values());
        table.forEachRow(row -> {
            for (int i = 0; i < inOrder.size(); i++) {
                String text = row.fields().get(i);
                inOrder.get(i).add(text, MISSING.contains(text), row.line());
            }
        });
        return profile;
    }

    int rows() {
        return rows;
    }

    /** The columns in the order of the file. */
    Map<String, ColumnProfile> columns() {
        return columns;
    }

    /** A column that exists. */
    ColumnProfile column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }
}
