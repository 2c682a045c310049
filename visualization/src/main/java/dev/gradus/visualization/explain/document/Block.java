package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.explain.formula.Equation;
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
    record Grid(List<Span> head, List<List<Span>> rows) implements Block {}

    /**
     * A drawing, in formats that have any.
     *
     * @param svg the drawing
     * @param description what it shows, for those who do not see it
     */
    record Picture(String svg, String description) implements Block {}

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
