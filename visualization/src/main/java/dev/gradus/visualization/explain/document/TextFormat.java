package dev.gradus.visualization.explain.document;

import com.google.common.base.Strings;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.PlainNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A document for the terminal: no line has more than 100 characters, unless a single number is longer. */
public final class TextFormat {
    private static final int WIDTH = 100;
    private static final int BAR = 20;
    private static final String INDENT = "  ";

    private final PlainNotation notation;
    private final StringBuilder text = new StringBuilder();

    /** The format with so many digits. */
    public TextFormat(Digits digits) {
        notation = new PlainNotation(digits);
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

    private void write(Block.Grid grid) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(grid.head().stream().map(this::write).toList());
        grid.rows().forEach(row -> rows.add(row.stream().map(this::write).toList()));
        int columns = grid.head().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(r).get(i);
                Span kind = r == 0 ? firstOf(grid, i) : grid.rows().get(r - 1).get(i);
                line.append(i == 0 ? "" : INDENT)
                        .append(
                                isNumber(kind)
                                        ? Strings.padStart(cell, widths[i], ' ')
                                        : Strings.padEnd(cell, widths[i], ' '));
            }
            line(line.toString());
        }
    }

    /** A column's name stands as its content does. */
    private static Span firstOf(Block.Grid grid, int column) {
        return grid.rows().isEmpty()
                ? grid.head().get(column)
                : grid.rows().get(0).get(column);
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
