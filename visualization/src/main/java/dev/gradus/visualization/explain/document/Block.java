package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.explain.drawing.FlowDrawing;
import dev.gradus.visualization.explain.drawing.Network;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A part of a section. */
public sealed interface Block {
    /**
     * A heading below that of the section.
     *
     * @param text what it says
     * @param id by which the page's links find what follows; empty for none
     */
    record Heading(String text, String id) implements Block {}

    /** A paragraph. */
    record Paragraph(List<Span> spans) implements Block {}

    /** Equations below one another. */
    record Equations(List<Equation> equations) implements Block {}

    /** A table with a row of column names. */
    record Grid(List<Span> head, List<List<Span>> rows) implements Block {
        /** Takes rows that have a cell under each name. */
        public Grid {
            for (List<Span> row : rows) {
                if (row.size() != head.size()) {
                    throw new IllegalArgumentException(
                            "explanation: expected table rows of %d cells, one for each column name, got one of %d; make head and rows of the same list"
                                    .formatted(head.size(), row.size()));
                }
            }
        }

        /** Some of the columns, from one to before another, after the first, which says what a row is about. */
        Grid columns(int from, int to) {
            return new Grid(
                    part(head, from, to),
                    rows.stream().map(row -> part(row, from, to)).toList());
        }

        private static List<Span> part(List<Span> row, int from, int to) {
            List<Span> part = new ArrayList<>(List.of(row.get(0)));
            part.addAll(row.subList(Math.max(1, from), to));
            return part;
        }

        /** Whether a column has numbers. */
        boolean isNumber(int column) {
            Span span = (rows.isEmpty() ? head : rows.get(0)).get(column);
            return span instanceof Span.Typeset math && math.formula() instanceof Formula.Constant;
        }
    }

    /**
     * The drawing of a network for each of some samples.
     *
     * @param title what they are
     * @param samples the samples
     * @param caption what the drawings show
     * @param choice what a page asks for where there are several samples
     * @param hint what can be done with them in a page
     * @param elsewhere how to get them, said where they cannot be shown
     */
    record Networks(String title, List<Network> samples, String caption, String choice, String hint, String elsewhere)
            implements Block {}

    /**
     * How much of the gradient arrives where.
     *
     * @param drawing the drawing, for pages
     * @param table the same with bars, for other formats
     * @param caption what it shows
     */
    record Flow(FlowDrawing drawing, Grid table, String caption) implements Block {}

    /** A heading that nothing links to. */
    static Block heading(String text) {
        return new Heading(text, "");
    }

    /** A paragraph of words. */
    static Block paragraph(String text) {
        return new Paragraph(List.of(Span.words(text)));
    }

    /** A paragraph. */
    static Block paragraph(Span... spans) {
        return new Paragraph(List.of(spans));
    }

    /** Equations below one another. */
    static Block equations(Equation... equations) {
        return new Equations(Arrays.asList(equations));
    }
}
