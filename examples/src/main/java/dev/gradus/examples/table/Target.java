package dev.gradus.examples.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted.
 *
 * @param column its name
 * @param task whether it is a class or a number
 * @param reason why it was taken for that
 * @param classes how many rows each class has, the most frequent first; empty where a number is predicted
 */
record Target(String column, Task task, String reason, Map<String, Integer> classes) {
    private static final int MOST_NUMBERED_CLASSES = 20;
    private static final int SHOWN_CLASSES = 10;

    /** Looks at a column that exists, and says what is wrong with it where it cannot be learned. */
    static Target of(Path file, String column, TableProfile profile, @Nullable Task asked) throws TableException {
        ColumnProfile texts = profile.column(column);
        if (texts.missing() > 0) {
            throw new TableException(
                    "%s: the column '%s', which is to be predicted, has no value in %d of %d rows (%s). Fill them in, or take these rows out."
                            .formatted(file, column, texts.missing(), profile.rows(), texts.missingLines()));
        }
        if (texts.isConstant()) {
            throw new TableException(
                    "%s: the column '%s', which is to be predicted, is '%s' in all %d rows, so there is nothing to learn. Name another column with --target, or add rows of other classes."
                            .formatted(
                                    file,
                                    column,
                                    texts.counts().keySet().iterator().next(),
                                    profile.rows()));
        }
        Task task = asked == null ? task(texts) : asked;
        if (task == Task.REGRESSION && !texts.isNumber()) {
            throw new TableException(
                    "%s, line %d: '%s' in the column '%s' is no number, so it cannot be predicted as one. Correct it, or say --task classification."
                            .formatted(file, texts.oddLine(), texts.oddText(), column));
        }
        if (task == Task.CLASSIFICATION && texts.hasTooManyTexts()) {
            throw new TableException(
                    "%s: the column '%s' has more than %d different values, too many for classes. Name another column with --target%s."
                            .formatted(
                                    file,
                                    column,
                                    ColumnProfile.MOST,
                                    texts.isNumber() ? ", or say --task regression" : ""));
        }
        return new Target(
                column,
                task,
                asked == null ? reason(texts, task) : "as asked",
                task == Task.CLASSIFICATION ? sorted(texts.counts()) : Map.of());
    }

    private static Task task(ColumnProfile texts) {
        boolean numbered = texts.isWhole()
                && texts.counts().size() <= MOST_NUMBERED_CLASSES
                && texts.values() >= 2 * texts.counts().size();
        return !texts.isNumber() || numbered ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private static String reason(ColumnProfile texts, Task task) {
        if (task == Task.REGRESSION) {
            return "since it holds numbers; --task classification would make classes of them";
        }
        return texts.isNumber()
                ? "since it holds few whole numbers; --task regression would predict them as numbers"
                : "since it holds texts";
    }

    private static Map<String, Integer> sorted(Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return entries.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** Such as {@code one of 2 classes (cat 30, dog 20), since it holds texts}. */
    String description() {
        if (task == Task.REGRESSION) {
            return "a number, " + reason;
        }
        String shown = classes.entrySet().stream()
                .limit(SHOWN_CLASSES)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "one of %d classes (%s%s), %s"
                .formatted(classes.size(), shown, classes.size() > SHOWN_CLASSES ? ", ..." : "", reason);
    }
}
