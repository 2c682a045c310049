package dev.gradus.training.metrics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A confusion matrix as text. Columns have the numbers of the classes, and only rows their names, so that ten classes fit
 * a terminal.
 */
final class ConfusionTable {
    private static final String CORNER = "true \\ predicted";
    private static final int GAP = 2;

    private final ConfusionMatrix matrix;
    private final List<String> rowNames;
    private final int columnWidth;

    ConfusionTable(ConfusionMatrix matrix) {
        this.matrix = matrix;
        this.rowNames = rowNames(matrix.classes());
        int digits = classes()
                .boxed()
                .flatMap(row -> classes().mapToObj(column -> matrix.count(row, column)))
                .mapToInt(count -> Long.toString(count).length())
                .max()
                .orElse(1);
        this.columnWidth =
                GAP + Math.max(digits, Integer.toString(rowNames.size()).length());
    }

    /** Such as "3 Dress", or the name alone where it is the number. */
    static List<String> rowNames(List<String> classes) {
        return IntStream.range(0, classes.size())
                .mapToObj(i -> classes.get(i).equals(Integer.toString(i))
                        ? classes.get(i)
                        : "%d %s".formatted(i, classes.get(i)))
                .toList();
    }

    private IntStream classes() {
        return IntStream.range(0, matrix.classes().size());
    }

    /** What never happened is a dot, so that the mistakes stand out. */
    @Override
    public String toString() {
        int labelWidth = Math.max(
                CORNER.length(),
                rowNames.stream().mapToInt(String::length).max().orElse(0));
        StringBuilder text = new StringBuilder(padEnd(CORNER, labelWidth));
        classes().forEach(column -> text.append(cell(Integer.toString(column))));
        classes().forEach(row -> {
            text.append('\n').append(padEnd(rowNames.get(row), labelWidth));
            classes()
                    .mapToObj(column -> matrix.count(row, column))
                    .forEach(count -> text.append(cell(count == 0 ? "." : Long.toString(count))));
        });
        return text.toString();
    }

    private String cell(String text) {
        return " ".repeat(columnWidth - text.length()) + text;
    }

    static String padEnd(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
