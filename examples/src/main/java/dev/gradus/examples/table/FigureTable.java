package dev.gradus.examples.table;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures in rows, of several parts of the data in columns. */
final class FigureTable {
    private static final int GAP = 2;

    private final List<String> heading = new ArrayList<>(List.of(""));
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    /** Adds a column. */
    FigureTable add(String name, Assessment assessment) {
        heading.add(name);
        rows.computeIfAbsent("rows", key -> new ArrayList<>()).add(Long.toString(assessment.rows()));
        assessment.metrics().forEach((metric, value) -> rows.computeIfAbsent(metric, key -> new ArrayList<>())
                .add(text(value)));
        return this;
    }

    /** Such as 0.9667, or of large numbers as many digits. */
    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return Math.abs(value) < 10
                ? String.format(Locale.ROOT, "%.4f", value)
                : String.format(Locale.ROOT, "%.6g", value);
    }

    /** Lines for a terminal. */
    @Override
    public String toString() {
        List<List<String>> lines = lines();
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append(text.isEmpty() ? "" : "\n");
            for (int column = 0; column < line.size(); column++) {
                int width = width(lines, column);
                text.append(
                        column == 0
                                ? Strings.padEnd(line.get(0), width, ' ')
                                : Strings.padStart(line.get(column), width + GAP, ' '));
            }
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    /** A table in Markdown. */
    String markdown() {
        return Markdown.table(lines());
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(heading);
        rows.forEach((name, values) -> {
            List<String> line = new ArrayList<>(List.of(name));
            line.addAll(values);
            lines.add(line);
        });
        return lines;
    }
}
