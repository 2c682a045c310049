package dev.gradus.visualization.explain.document;

import com.google.common.net.UrlEscapers;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.LatexNotation;
import java.util.List;
import java.util.stream.Collectors;

/** A document in Markdown with formulas in LaTeX, as GitHub and notebooks show them. */
public final class MarkdownFormat {
    private static final int BAR = 20;

    private final LatexNotation notation;
    private final String drawing;
    private final StringBuilder text = new StringBuilder();

    /**
     * The format with so many digits.
     *
     * @param drawing the name of the file with the drawing, which is to stand beside the document; empty for none
     */
    public MarkdownFormat(Digits digits, String drawing) {
        notation = new LatexNotation(digits);
        this.drawing = drawing;
    }

    /** The document in Markdown. */
    public String write(Document document) {
        text.append("# ")
                .append(escaped(document.title()))
                .append("\n\n")
                .append(escaped(document.subtitle()))
                .append("\n");
        for (Section section : document.sections()) {
            text.append("\n## ").append(escaped(section.title())).append("\n");
            section.blocks().forEach(this::write);
        }
        return text.toString();
    }

    private void write(Block block) {
        if (block instanceof Block.Heading heading) {
            text.append("\n### ").append(escaped(heading.text())).append("\n");
        } else if (block instanceof Block.Paragraph paragraph) {
            text.append("\n")
                    .append(paragraph.spans().stream().map(this::write).collect(Collectors.joining()))
                    .append("\n");
        } else if (block instanceof Block.Equations equations) {
            equations.equations().forEach(this::write);
        } else if (block instanceof Block.Grid grid) {
            write(grid);
        } else if (block instanceof Block.Flow flow) {
            text.append("\n").append(escaped(flow.caption())).append("\n");
            write(flow.table());
        } else if (block instanceof Block.Networks networks) {
            write(networks);
        }
    }

    /** A link: readers such as GitHub show no drawing that stands in the document itself. */
    private void write(Block.Networks networks) {
        text.append("\n").append(escaped(networks.caption())).append("\n\n");
        text.append(
                drawing.isEmpty()
                        ? "*" + escaped(networks.elsewhere()) + "*"
                        : "![%s](%s)".formatted(escaped(networks.title()), address(drawing)));
        text.append("\n");
    }

    /** A relative address, in which round brackets would end the link. */
    private static String address(String file) {
        return UrlEscapers.urlPathSegmentEscaper()
                .escape(file)
                .replace("(", "%28")
                .replace(")", "%29");
    }

    private String write(Span span) {
        if (span instanceof Span.Typeset math) {
            return "$" + notation.of(math.formula()) + "$";
        }
        if (span instanceof Span.Code code) {
            return "`" + code.text() + "`";
        }
        if (span instanceof Span.Bar bar) {
            return "█".repeat((int) Math.round(bar.share() * BAR));
        }
        return escaped(((Span.Words) span).text());
    }

    private static String escaped(String words) {
        return words.replaceAll("([\\\\`*_|<>$])", "\\\\$1");
    }

    private void write(Equation equation) {
        List<String> lines = LatexLines.of(notation.of(equation));
        // GitHub takes \\ in a formula for an escaped backslash, unless the formula is a block of code of its own kind.
        text.append("\n```math\n");
        text.append(lines.size() == 1 ? lines.get(0).replace("&", "") : LatexLines.aligned(lines));
        text.append("\n```\n");
    }

    private void write(Block.Grid grid) {
        text.append("\n");
        row(grid.head());
        text.append("|");
        for (int i = 0; i < grid.head().size(); i++) {
            text.append(grid.isNumber(i) ? " ---: |" : " --- |");
        }
        text.append("\n");
        grid.rows().forEach(this::row);
    }

    private void row(List<Span> cells) {
        text.append(cells.stream().map(this::write).collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
