package dev.gradus.examples.table;

import dev.gradus.training.data.csv.Columns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides which columns are learned from: what a user said, and else what the rows to learn from have there. */
final class ColumnChoices {
    private final Path file;
    private final ColumnOptions options;
    private final Target target;
    private final List<ColumnChoice> choices = new ArrayList<>();

    private ColumnChoices(Path file, ColumnOptions options, Target target) {
        this.file = file;
        this.options = options;
        this.target = target;
    }

    /**
     * Decides.
     *
     * @param training what the rows to learn from have in each column
     */
    static ColumnChoices of(Path file, TableProfile training, Target target, ColumnOptions options)
            throws TableException {
        ColumnChoices result = new ColumnChoices(file, options, target);
        for (Map.Entry<String, ColumnProfile> column : training.columns().entrySet()) {
            if (!column.getKey().equals(target.column())) {
                result.choices.add(result.choice(column.getKey(), column.getValue(), training.rows()));
            }
        }
        if (result.used().isEmpty()) {
            throw new TableException("%s has no column to predict '%s' from.%s"
                    .formatted(file, target.column(), result.ignoredReasons()));
        }
        return result;
    }

    private ColumnChoice choice(String name, ColumnProfile texts, int rows) throws TableException {
        if (options.ignored.contains(name)) {
            return ColumnChoice.ignored(name, "as asked");
        }
        if (options.numbers.contains(name) || options.categories.contains(name)) {
            return ColumnChoice.used(name, "as asked");
        }
        if (texts.values() == 0) {
            return ColumnChoice.ignored(name, "it has no value in the rows to learn from");
        }
        if (texts.isConstant() && texts.missing() == 0) {
            return ColumnChoice.ignored(name, "it is the same in all rows to learn from");
        }
        if (texts.isCounting()) {
            return ColumnChoice.ignored(
                    name, "it seems to number the rows; --numbers %s takes it all the same".formatted(name));
        }
        return texts.isNumber() ? ColumnChoice.used(name, "") : ofTexts(name, texts, rows);
    }

    private ColumnChoice ofTexts(String name, ColumnProfile texts, int rows) throws TableException {
        if (texts.isNearlyNumber()) {
            throw new TableException(
                    "%s, line %d: the column '%s' has numbers, but here '%s'. Correct it, or say --categories %s or --ignore %s."
                            .formatted(file, texts.oddLine(), name, texts.oddText(), name, name));
        }
        int different = texts.counts().size();
        if (texts.hasTooManyTexts() || different > rows / 2) {
            return ColumnChoice.ignored(
                    name,
                    "%s different texts in %d rows tell nothing of other rows; --categories %s takes it all the same"
                            .formatted(
                                    texts.hasTooManyTexts() ? "more than " + ColumnProfile.MOST : different,
                                    rows,
                                    name));
        }
        return ColumnChoice.used(name, "");
    }

    private String ignoredReasons() {
        StringBuilder text = new StringBuilder();
        choices.forEach(choice -> text.append(" '%s' is left out: %s.".formatted(choice.column(), choice.reason())));
        return text.toString();
    }

    /** All columns but the target, in the order of the file. */
    List<ColumnChoice> all() {
        return choices;
    }

    /** The columns that are learned from. */
    List<String> used() {
        return choices.stream()
                .filter(choice -> !choice.isIgnored())
                .map(ColumnChoice::column)
                .toList();
    }

    /** What the columns mean, for an encoder. */
    Columns columns() {
        String[] ignored = choices.stream()
                .filter(ColumnChoice::isIgnored)
                .map(ColumnChoice::column)
                .toArray(String[]::new);
        Columns columns = new Columns()
                .missingTexts(TableProfile.MISSING.toArray(String[]::new))
                .number(options.numbers.toArray(String[]::new))
                .oneHot(options.categories.toArray(String[]::new))
                .ignore(ignored);
        columns =
                target.task() == Task.CLASSIFICATION ? columns.label(target.column()) : columns.value(target.column());
        if (options.missing != null) {
            columns = columns.missing(options.missing.missing());
        }
        return options.allowUnknown ? columns.allowUnknown() : columns;
    }
}
