package dev.gradus.training.metrics;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** The figures of the single classes as text, and their means below. */
final class ClassReport {
    private static final String MACRO = "mean of the classes";
    private static final String WEIGHTED = "mean of the samples";

    private final ConfusionMatrix matrix;

    ClassReport(ConfusionMatrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public String toString() {
        List<String> names = ConfusionTable.rowNames(matrix.classes());
        int width = Math.max(
                MACRO.length(), names.stream().mapToInt(String::length).max().orElse(0));
        StringBuilder text = new StringBuilder(" ".repeat(width)).append("  precision  recall      f1   samples");
        for (int i = 0; i < matrix.size(); i++) {
            int row = i;
            line(text, names.get(i), width, figure -> figure.applyAsDouble(row), matrix.support(i));
        }
        line(text, MACRO, width, matrix::macro, matrix.total());
        line(text, WEIGHTED, width, matrix::weighted, matrix.total());
        return text.toString();
    }

    /** How a line comes to its number from a figure of single classes. */
    private interface Choice {
        double of(IntToDoubleFunction figure);
    }

    private void line(StringBuilder text, String name, int width, Choice choice, long samples) {
        text.append('\n')
                .append(ConfusionTable.padEnd(name, width))
                .append(String.format(
                        Locale.ROOT,
                        "  %9.4f  %6.4f  %6.4f  %8d",
                        choice.of(matrix::precision),
                        choice.of(matrix::recall),
                        choice.of(matrix::f1),
                        samples));
    }
}
