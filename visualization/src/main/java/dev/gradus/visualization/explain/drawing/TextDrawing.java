package dev.gradus.visualization.explain.drawing;

import com.google.common.base.Strings;
import dev.gradus.visualization.explain.drawing.Network.Box;
import dev.gradus.visualization.explain.drawing.Network.Column;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.PlainNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A network for the terminal: layers from top to bottom, a box for each neuron with its numbers and the weights that lead to it. */
public final class TextDrawing {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final PlainNotation notation;
    private final List<String> text = new ArrayList<>();
    private List<Integer> middles = List.of();

    /** The drawing with so many digits. */
    public TextDrawing(Digits digits) {
        notation = new PlainNotation(digits);
    }

    /** The lines of the drawing, none longer than 100 characters unless a single box is wider. */
    public List<String> draw(Network network) {
        network.columns().forEach(this::add);
        return List.copyOf(text);
    }

    private void add(Column column) {
        List<List<String>> boxes = framed(column, false);
        if (rows(boxes).size() > 1) {
            boxes = framed(column, true);
        }
        List<List<List<String>>> rows = rows(boxes);
        List<Integer> next = rows.size() == 1 ? middlesOf(boxes) : List.of();
        if (!text.isEmpty()) {
            text.addAll(middles.isEmpty() || next.isEmpty() ? List.of("") : joined(middles, next));
        }
        text.add(INDENT + column.title());
        rows.forEach(this::addBeside);
        middles = next;
    }

    private List<List<String>> framed(Column column, boolean isNarrow) {
        return column.boxes().stream().map(box -> framed(box, isNarrow)).toList();
    }

    /** A weight's gradient stands beside it, or below it where that is too wide. */
    private List<String> framed(Box box, boolean isNarrow) {
        List<String> lines =
                new ArrayList<>(box.lines().stream().map(this::line).toList());
        List<List<String>> weights = box.edges().stream()
                .map(edge -> edge.lines().stream().map(this::line).toList())
                .toList();
        int widest = weights.stream()
                .mapToInt(weight -> weight.get(0).length())
                .max()
                .orElse(0);
        for (List<String> weight : weights) {
            if (isNarrow) {
                lines.add(weight.get(0));
                weight.stream().skip(1).map(INDENT::concat).forEach(lines::add);
            } else {
                lines.add(Strings.padEnd(weight.get(0), widest, ' ')
                        + weight.stream().skip(1).map(INDENT::concat).collect(Collectors.joining()));
            }
        }
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        List<String> framed = new ArrayList<>();
        framed.add("┌─" + "─".repeat(width) + "─┐");
        lines.forEach(line -> framed.add("│ " + Strings.padEnd(line, width, ' ') + " │"));
        framed.add("└─" + "─".repeat(width) + "─┘");
        return framed;
    }

    private String line(Equation equation) {
        return String.join(" ", notation.of(equation));
    }

    /** As many boxes beside each other as fit. */
    private static List<List<List<String>>> rows(List<List<String>> boxes) {
        List<List<List<String>>> rows = new ArrayList<>();
        int used = WIDTH;
        for (List<String> box : boxes) {
            int width = box.get(0).length() + 1;
            if (used + width > WIDTH) {
                rows.add(new ArrayList<>());
                used = INDENT.length();
            }
            rows.get(rows.size() - 1).add(box);
            used += width;
        }
        return rows;
    }

    private void addBeside(List<List<String>> boxes) {
        int height = boxes.stream().mapToInt(List::size).max().orElse(0);
        IntStream.range(0, height)
                .forEach(i -> text.add(INDENT
                        + String.join(" ", boxes.stream().map(box -> box.get(i)).toList())));
    }

    private static List<Integer> middlesOf(List<List<String>> boxes) {
        List<Integer> middles = new ArrayList<>();
        int left = INDENT.length();
        for (List<String> box : boxes) {
            middles.add(left + box.get(0).length() / 2);
            left += box.get(0).length() + 1;
        }
        return middles;
    }

    /** A line that all boxes above meet in, and arrows from it to all below. */
    private static List<String> joined(List<Integer> above, List<Integer> below) {
        int first = Math.min(above.get(0), below.get(0));
        int last = Math.max(above.get(above.size() - 1), below.get(below.size() - 1));
        StringBuilder line = new StringBuilder(" ".repeat(first));
        StringBuilder arrows = new StringBuilder(" ".repeat(first));
        for (int x = first; x <= last; x++) {
            int arms = (above.contains(x) ? 1 : 0) + (below.contains(x) ? 2 : 0);
            String corners = first == last ? "│││" : x == first ? "└┌├" : x == last ? "┘┐┤" : "┴┬┼";
            line.append(arms == 0 ? '─' : corners.charAt(arms - 1));
            arrows.append(below.contains(x) ? '▼' : ' ');
        }
        return List.of(line.toString(), arrows.toString());
    }
}
