package dev.gradus.examples.table;

import dev.gradus.training.data.csv.DecimalNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the rows of a table have in one column. */
final class ColumnProfile {
    /** So many different texts are told apart; a column with more is none of classes or categories. */
    static final int MOST = 1000;

    private static final int SHOWN_LINES = 5;

    /** How often each text came, up to {@link #MOST} of them, in the order of their first rows. */
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    private final List<Long> missingLines = new ArrayList<>();
    private int values;
    private int missing;
    private int numbers;
    private boolean whole = true;
    private boolean counting = true;
    private double last = Double.NEGATIVE_INFINITY;
    private String oddText = "";
    private long oddLine;

    void add(String text, boolean isMissing, long line) {
        if (isMissing) {
            missing++;
            if (missing <= SHOWN_LINES) {
                missingLines.add(line);
            }
            return;
        }
        values++;
        if (counts.size() <= MOST) {
            counts.merge(text, 1, Integer::sum);
        }
        OptionalDouble number = DecimalNumber.of(text);
        if (number.isPresent()) {
            addNumber(number.getAsDouble());
        } else if (oddText.isEmpty()) {
            oddLine = line;
            oddText = text;
        }
    }

    private void addNumber(double number) {
        numbers++;
        whole &= number == Math.rint(number);
        counting &= number > last;
        last = number;
    }

    /** How often each text came; not all of them if there are too many, see {@link #hasTooManyTexts}. */
    Map<String, Integer> counts() {
        return counts;
    }

    boolean hasTooManyTexts() {
        return counts.size() > MOST;
    }

    /** How many rows have a value. */
    int values() {
        return values;
    }

    /** How many rows have none. */
    int missing() {
        return missing;
    }

    /** Such as {@code lines 4, 9, 12}, or with an ellipsis where there are more. */
    String missingLines() {
        String lines =
                String.join(", ", missingLines.stream().map(String::valueOf).toList());
        return "%s %s%s".formatted(missing == 1 ? "line" : "lines", lines, missing > SHOWN_LINES ? ", ..." : "");
    }

    boolean isNumber() {
        return values > 0 && numbers == values;
    }

    boolean isWhole() {
        return isNumber() && whole;
    }

    /** Whether whole numbers go up from row to row, as those do that only count the rows. */
    boolean isCounting() {
        return isWhole() && counting && values > 2;
    }

    /** Whether nearly all are numbers, so that the others are likely mistakes. */
    boolean isNearlyNumber() {
        return numbers < values && numbers >= 0.9 * values;
    }

    boolean isConstant() {
        return counts.size() == 1;
    }

    /** The first text that is no number. */
    String oddText() {
        return oddText;
    }

    /** The line of the first text that is no number. */
    long oddLine() {
        return oddLine;
    }
}
