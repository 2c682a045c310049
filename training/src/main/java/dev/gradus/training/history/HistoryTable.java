package dev.gradus.training.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A history as text: a line for each epoch, its numbers in columns; of a long run the beginning and the end. */
final class HistoryTable {
    private static final int SHOWN_AT_EACH_END = 10;

    private final List<StringBuilder> lines = new ArrayList<>();

    HistoryTable(History history) {
        addColumn("epoch", Arrays.stream(history.epochNumbers()).mapToObj(number -> Integer.toString((int) number)));
        for (String name : history.columnNames()) {
            addColumn(name, Arrays.stream(history.column(name)).mapToObj(HistoryTable::text));
        }
    }

    private static String text(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.4g", number);
    }

    private void addColumn(String name, Stream<String> numbers) {
        List<String> cells = Stream.concat(Stream.of(name), abbreviated(numbers.toList()).stream())
                .toList();
        int width = cells.stream().mapToInt(String::length).max().orElseThrow();
        for (int i = 0; i < cells.size(); i++) {
            if (i == lines.size()) {
                lines.add(new StringBuilder());
            }
            StringBuilder line = lines.get(i);
            line.append(line.isEmpty() ? "" : "  ")
                    .append(" ".repeat(width - cells.get(i).length()))
                    .append(cells.get(i));
        }
    }

    private static List<String> abbreviated(List<String> cells) {
        int hidden = cells.size() - 2 * SHOWN_AT_EACH_END;
        if (hidden <= 0) {
            return cells;
        }
        List<String> shown = new ArrayList<>(cells);
        shown.subList(SHOWN_AT_EACH_END, SHOWN_AT_EACH_END + hidden).clear();
        shown.add(SHOWN_AT_EACH_END, "...");
        return shown;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
