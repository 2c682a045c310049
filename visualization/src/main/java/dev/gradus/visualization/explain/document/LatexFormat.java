package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.LatexNotation;
import dev.gradus.visualization.page.PageLanguage;
import java.util.List;
import java.util.stream.Collectors;

/** A document for LaTeX: it is whole, and needs no packages but those of every distribution. */
public final class LatexFormat {
    private static final int BAR_MILLIMETRES = 30;

    private final LatexNotation notation;
    private final StringBuilder text = new StringBuilder();

    /** The format with so many digits. */
    public LatexFormat(Digits digits) {
        notation = new LatexNotation(digits);
    }

    /** The document for {@code pdflatex}. */
    public String write(Document document) {
        boolean isRussian = document.language() == PageLanguage.RUSSIAN;
        text.append("""
                \\documentclass[a4paper,10pt]{article}
                \\usepackage[utf8]{inputenc}
                \\usepackage[%s]{fontenc}
                \\usepackage[%s]{babel}
                \\usepackage{amsmath,amssymb,longtable}
                \\usepackage[margin=22mm]{geometry}
                \\allowdisplaybreaks
                \\setlength{\\parindent}{0pt}
                \\setlength{\\parskip}{4pt}
                \\title{%s}
                \\author{}
                \\date{%s}
                \\begin{document}
                \\maketitle
                """.formatted(
                        isRussian ? "T2A" : "T1",
                        isRussian ? "english,russian" : "english",
                        escaped(document.title()),
                        escaped(document.subtitle())));
        for (Section section : document.sections()) {
            text.append("\n\\section{").append(escaped(section.title())).append("}\n");
            section.blocks().forEach(this::write);
        }
        return text.append("\n\\end{document}\n").toString();
    }

    private void write(Block block) {
        if (block instanceof Block.Heading heading) {
            text.append("\n\\subsection*{").append(escaped(heading.text())).append("}\n");
        } else if (block instanceof Block.Paragraph paragraph) {
            text.append("\n")
                    .append(paragraph.spans().stream().map(this::write).collect(Collectors.joining()))
                    .append("\n");
        } else if (block instanceof Block.Equations equations) {
            write(equations);
        } else if (block instanceof Block.Grid grid) {
            write(grid);
        }
    }

    private String write(Span span) {
        if (span instanceof Span.Typeset math) {
            return "$" + notation.of(math.formula()) + "$";
        }
        if (span instanceof Span.Code code) {
            return "\\texttt{" + escaped(code.text()) + "}";
        }
        if (span instanceof Span.Bar bar) {
            return "\\rule{%dmm}{2mm}".formatted(Math.round(bar.share() * BAR_MILLIMETRES));
        }
        return escaped(((Span.Words) span).text());
    }

    /** Signs that the fonts of text lack stand in formulas. */
    private static String escaped(String words) {
        return LatexNotation.escaped(words)
                .replace("∂L/∂", "$\\partial L/\\partial$")
                .replace("δ", "$\\delta$")
                .replace("Σ", "$\\Sigma$")
                .replace("·", "$\\cdot$")
                .replace("→", "$\\to$")
                .replace("≈", "$\\approx$")
                .replace("η", "$\\eta$")
                .replace("λ", "$\\lambda$")
                .replace("σ", "$\\sigma$");
    }

    private void write(Block.Equations equations) {
        List<Equation> all = equations.equations();
        text.append("\\begin{align*}\n");
        text.append(all.stream()
                .map(equation -> String.join(" \\\\\n", LatexLines.of(notation.of(equation))))
                .collect(Collectors.joining(" \\\\\n")));
        text.append("\n\\end{align*}\n");
    }

    private void write(Block.Grid grid) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < grid.head().size(); i++) {
            boolean isNumber = !grid.rows().isEmpty()
                    && TextFormat.isNumber(grid.rows().get(0).get(i));
            columns.append(isNumber ? 'r' : 'l');
        }
        text.append("\n{\\small\\begin{longtable}{").append(columns).append("}\n");
        row(grid.head());
        text.append("\\hline\\endhead\n");
        grid.rows().forEach(this::row);
        text.append("\\end{longtable}}\n");
    }

    private void row(List<Span> cells) {
        text.append(cells.stream().map(this::write).collect(Collectors.joining(" & ", "", " \\\\\n")));
    }
}
