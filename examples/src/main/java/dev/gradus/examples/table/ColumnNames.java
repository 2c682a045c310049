package dev.gradus.examples.table;

import com.google.common.primitives.Doubles;
import dev.gradus.core.module.NearestNames;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Finds columns by the names that a user gave. */
final class ColumnNames {
    private static final int SHOWN = 20;

    private ColumnNames() {}

    /** Says what to do where a column does not exist. */
    static void check(Path file, List<String> columns, String wanted) throws TableException {
        if (columns.contains(wanted)) {
            return;
        }
        throw new TableException("%s has no column '%s'; %s".formatted(file, wanted, advice(columns, wanted)));
    }

    private static String advice(List<String> columns, String wanted) {
        if (columns.size() == 1 && columns.get(0).matches(".*[;\t|].*")) {
            return "it has a single one, '%s'. Say what stands between columns, such as --separator ';' or --separator tab."
                    .formatted(columns.get(0));
        }
        String nearest = NearestNames.to(wanted, columns).get(0);
        String all = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
        boolean isData = columns.stream().allMatch(name -> Doubles.tryParse(name) != null)
                && !columns.equals(numbered(columns.size()));
        return "did you mean '%s'? There are: %s%s.%s"
                .formatted(
                        nearest,
                        all,
                        columns.size() > SHOWN ? ", ..." : "",
                        isData
                                ? " If this is a row of data already, say --no-header; the last column is then called %d."
                                        .formatted(columns.size())
                                : "");
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }
}
