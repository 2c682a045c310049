package dev.gradus.training.data.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the training rows say about one column. */
final class ColumnSurvey {
    /** Beyond so many different texts a column is not taken for one of categories unless the user says so. */
    private static final int CATEGORIES = 1000;

    private final String name;
    private final Role role;
    private final Missing missing;

    /** How often each text came; null where that does not matter any more. */
    private @Nullable Map<String, Integer> counts = new HashMap<>();

    /** The first text that is no number, with its place. */
    private @Nullable CsvException notANumber;

    /** Whether all that were no numbers would be, if float32 could hold them. */
    private boolean onlyTooLarge = true;

    private double mean;
    private int numbers;
    private double[] values = new double[0];

    ColumnSurvey(String name, Role role, Missing missing) {
        this.name = name;
        this.role = role;
        this.missing = missing;
    }

    /** Looks at a field; null if the value is missing. */
    void add(@Nullable String text, CsvRows row, int column) throws CsvException {
        if (text == null) {
            if (missing.kind() == Missing.Kind.ERROR) {
                throw row.wrong(
                        column,
                        new CellException(
                                "a value is missing; say what stands in for it with missing(...), or leave such rows out"));
            }
            return;
        }
        if (role != Role.ONE_HOT && role != Role.INDEX && onlyTooLarge) {
            addNumber(text, row, column);
        }
        if (counts != null) {
            counts.merge(text, 1, Integer::sum);
            boolean few = counts.size() <= CATEGORIES || role == Role.ONE_HOT || role == Role.INDEX;
            boolean wanted = role != Role.NUMBER || missing.kind() == Missing.Kind.MOST_FREQUENT;
            counts = (few || missing.kind() == Missing.Kind.MOST_FREQUENT) && wanted ? counts : null;
        }
        if (counts == null && notANumber != null) {
            throw new CsvException(
                    "%s, while the column has more than %d different texts; is it to be ignored, or categories? Say so with ignore(\"%s\") or oneHot(\"%s\")"
                            .formatted(notANumber.getMessage(), CATEGORIES, name, name));
        }
    }

    private void addNumber(String text, CsvRows row, int column) throws CsvException {
        try {
            double value = DecimalNumber.parse(text);
            numbers++;
            mean += (value - mean) / numbers;
            if (missing.kind() == Missing.Kind.MEDIAN) {
                values = numbers > values.length ? Arrays.copyOf(values, Math.max(16, 2 * numbers)) : values;
                values[numbers - 1] = value;
            }
        } catch (CellException e) {
            notANumber = notANumber == null ? row.wrong(column, e) : notANumber;
            onlyTooLarge = DecimalNumber.isOne(text);
            values = onlyTooLarge ? values : new double[0];
            if (role == Role.NUMBER) {
                throw notANumber;
            }
        }
    }

    /** Whether all that was there were numbers. */
    boolean isNumber() {
        return role == Role.NUMBER || (role == Role.INFERRED && notANumber == null);
    }

    /** What turns the column into numbers from now on. */
    ColumnEncoder encoder(Table table, boolean allowUnknown) throws CsvException {
        if (isNumber()) {
            return new NumberColumn(name, numberReplacement(table));
        }
        if (role == Role.INFERRED && notANumber != null && onlyTooLarge) {
            throw notANumber;
        }
        String replacement = textReplacement(table);
        Map<String, Integer> known = new HashMap<>(seen());
        if (replacement != null) {
            known.putIfAbsent(replacement, 0);
        }
        return new CategoryColumn(
                name,
                new Categories(DecimalNumber.sorted(known.keySet())),
                role != Role.INDEX,
                allowUnknown,
                replacement);
    }

    /** The texts that came, in order. */
    Categories labels() {
        return new Categories(DecimalNumber.sorted(seen().keySet()));
    }

    private Map<String, Integer> seen() {
        return counts == null ? Map.of() : counts;
    }

    private @Nullable Double numberReplacement(Table table) throws CsvException {
        return switch (missing.kind()) {
            case ERROR -> null;
            case MEAN -> known(mean, table);
            case MEDIAN -> known(median(), table);
            case MOST_FREQUENT -> Double.valueOf(mostFrequent(table));
            case CONSTANT -> constant();
        };
    }

    private @Nullable String textReplacement(Table table) throws CsvException {
        return switch (missing.kind()) {
            case ERROR -> null;
            case MEAN, MEDIAN, MOST_FREQUENT -> mostFrequent(table);
            case CONSTANT -> missing.constant();
        };
    }

    private double known(double value, Table table) throws CsvException {
        if (numbers == 0) {
            throw nothing(table);
        }
        return value;
    }

    private double median() {
        double[] sorted = Arrays.copyOf(values, numbers);
        Arrays.sort(sorted);
        return numbers == 0 ? 0 : (sorted[(numbers - 1) / 2] + sorted[numbers / 2]) / 2;
    }

    private String mostFrequent(Table table) throws CsvException {
        Map<String, Integer> seen = seen();
        return DecimalNumber.sorted(seen.keySet()).stream()
                .reduce((first, second) -> seen.getOrDefault(second, 0) > seen.getOrDefault(first, 0) ? second : first)
                .orElseThrow(() -> nothing(table));
    }

    private CsvException nothing(Table table) {
        return table.fault(
                "no training row has a value in the column '%s', so that nothing can stand in for one that is missing; ignore it, or name a constant"
                        .formatted(name));
    }

    private double constant() {
        try {
            return DecimalNumber.parse(missing.constant());
        } catch (CellException e) {
            throw new IllegalArgumentException(
                    "TableEncoder: the constant for missing values of the column '%s': %s"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }
}
