package dev.gradus.visualization.explain.document;

import com.google.common.base.Strings;
import dev.gradus.visualization.explain.drawing.Network;
import dev.gradus.visualization.explain.drawing.TextDrawing;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.PlainNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A document for the terminal: no line has more than 100 characters, unless a single number is longer. */
public final class TextFormat {
    private static final int WIDTH = 100;
    private static final int BAR = 20;
    private static final String INDENT = "  ";

    private final PlainNotation notation;
    private final Digits drawing;
    private final StringBuilder text = new StringBuilder();

    /** The format with so many digits. */
    public TextFormat(Digits digits) {
        notation = new PlainNotation(digits);
        drawing = digits.forDrawing();
    }

    /** The document as text. */
    public String write(Document document) {
        line(document.title());
        line("═".repeat(document.title().length()));
        wrapped(document.subtitle());
        for (Section section : document.sections()) {
            line("");
            line(section.title());
            line("─".repeat(section.title().length()));
            section.blocks().forEach(this::write);
        }
        return text.toString();
    }

    private void write(Block block) {
        if (block instanceof Block.Heading heading) {
            line("");
            line(heading.text());
        } else if (block instanceof Block.Paragraph paragraph) {
            wrapped(paragraph.spans().stream().map(this::write).collect(Collectors.joining()));
        } else if (block instanceof Block.Equations equations) {
            equations.equations().forEach(this::write);
        } else if (block instanceof Block.Grid grid) {
            write(grid);
        } else if (block instanceof Block.Flow flow) {
            wrapped(flow.caption());
            write(flow.table());
        } else if (block instanceof Block.Networks networks) {
            wrapped(networks.caption());
            for (Network network : networks.samples()) {
                line("");
                if (!network.title().isEmpty()) {
                    line(network.title());
                }
                new TextDrawing(drawing).draw(network).forEach(this::line);
            }
        }
    }

    private String write(Span span) {
        if (span instanceof Span.Typeset math) {
            return notation.of(math.formula());
        }
        if (span instanceof Span.Code code) {
            return code.text();
        }
        if (span instanceof Span.Bar bar) {
            return "█".repeat((int) Math.round(bar.share() * BAR));
        }
        return ((Span.Words) span).text();
    }

    /** In one line if it fits, else with each step in a line of its own. */
    private void write(Equation equation) {
        List<String> parts = notation.of(equation);
        String whole = INDENT + String.join(" ", parts);
        if (whole.length() <= WIDTH) {
            line(whole);
            return;
        }
        String begin = INDENT + parts.get(0) + " ";
        String indent = " ".repeat(Math.min(begin.length(), 24));
        for (int i = 1; i < parts.size(); i++) {
            broken(i == 1 ? begin : indent, parts.get(i), indent + INDENT);
        }
    }

    /** Breaks a sum before the sign of a term. */
    private void broken(String begin, String part, String indent) {
        StringBuilder line = new StringBuilder(begin);
        for (String term : part.split("(?= [+−] )")) {
            if (line.length() + term.length() > WIDTH && line.length() > indent.length()) {
                line(line.toString());
                line = new StringBuilder(indent).append(term.strip());
            } else {
                line.append(term);
            }
        }
        line(line.toString());
    }

    /** As several tables where it is wider than a line. */
    private void write(Block.Grid grid) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(grid.head().stream().map(this::write).toList());
        grid.rows().forEach(row -> rows.add(row.stream().map(this::write).toList()));
        int[] widths = new int[grid.head().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        int from = 1;
        while (from < widths.length) {
            int to = from;
            int width = INDENT.length() + widths[0];
            do {
                width += INDENT.length() + widths[to++];
            } while (to < widths.length && width + INDENT.length() + widths[to] <= WIDTH);
            if (from > 1) {
                line("");
            }
            for (List<String> row : rows) {
                line(INDENT + cell(grid, row, widths, 0) + INDENT + cells(grid, row, widths, from, to));
            }
            from = to;
        }
    }

    private static String cells(Block.Grid grid, List<String> row, int[] widths, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(column -> cell(grid, row, widths, column))
                .collect(Collectors.joining(INDENT));
    }

    /** A column's name stands as its content does. */
    private static String cell(Block.Grid grid, List<String> row, int[] widths, int column) {
        return grid.isNumber(column)
                ? Strings.padStart(row.get(column), widths[column], ' ')
                : Strings.padEnd(row.get(column), widths[column], ' ');
    }

    static boolean isNumber(Span span) {
        return span instanceof Span.Typeset math && math.formula() instanceof Formula.Constant;
    }

    private void wrapped(String words) {
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (line.length() + word.length() + 1 > WIDTH && !line.isEmpty()) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(line.toString());
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }
}
