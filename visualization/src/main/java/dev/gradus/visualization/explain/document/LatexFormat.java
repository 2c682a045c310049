package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.explain.drawing.LatexDrawing;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.LatexNotation;
import dev.gradus.visualization.page.PageLanguage;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A document for LaTeX, whole. It needs no more than Debian's {@code texlive-latex-base}, and {@code texlive-lang-cyrillic}
 * for Cyrillic letters, and compiles whatever characters come up in names.
 */
public final class LatexFormat {
    private static final int BAR_MILLIMETRES = 30;
    private static final int MOST_COLUMNS = 8;

    private final LatexNotation notation;
    private final Digits drawing;
    private final StringBuilder text = new StringBuilder();

    /** The format with so many digits. */
    public LatexFormat(Digits digits) {
        notation = new LatexNotation(digits);
        drawing = digits.forDrawing();
    }

    /** The document for {@code pdflatex}. */
    public String write(Document document) {
        text.append("\\title{%s}%n\\author{}%n\\date{%s}%n\\begin{document}%n\\maketitle%n"
                .formatted(escaped(document.title()), escaped(document.subtitle())));
        for (Section section : document.sections()) {
            text.append("\n\\section{").append(escaped(section.title())).append("}\n");
            section.blocks().forEach(this::write);
        }
        String body = Normalizer.normalize(text.append("\n\\end{document}\n"), Normalizer.Form.NFC);
        return preamble(document.language(), body) + body;
    }

    /** Another script than that of the language is asked for only where the text has it. */
    private static String preamble(PageLanguage language, String body) {
        boolean isRussian = language == PageLanguage.RUSSIAN;
        boolean isCyrillic = isRussian || LatexCharacters.isCyrillic(body);
        return """
                %% For pdflatex, which finds the widths of tables in a second run. On Debian: apt-get install texlive-latex-base%s
                \\documentclass[a4paper,10pt]{article}
                \\usepackage[utf8]{inputenc}
                \\usepackage[%s]{fontenc}
                \\usepackage[%s]{babel}
                \\usepackage{amsmath,amssymb,longtable,graphicx,color}
                \\usepackage[margin=22mm]{geometry}
                \\allowdisplaybreaks
                \\setlength{\\parindent}{0pt}
                \\setlength{\\parskip}{4pt}
                """.formatted(
                                isCyrillic ? " texlive-lang-cyrillic" : "",
                                isRussian ? "T1,T2A" : isCyrillic ? "T2A,T1" : "T1",
                                isRussian ? "english,russian" : "english")
                + new LatexCharacters(language).definitions(body);
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
        } else if (block instanceof Block.Flow flow) {
            text.append("\n").append(escaped(flow.caption())).append("\n");
            write(flow.table());
        } else if (block instanceof Block.Networks networks) {
            text.append("\n").append(escaped(networks.caption())).append("\n");
            networks.samples().forEach(network -> text.append(new LatexDrawing(drawing).draw(network)));
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

    private static String escaped(String words) {
        return LatexNotation.escaped(words);
    }

    private void write(Block.Equations equations) {
        List<Equation> all = equations.equations();
        text.append("\\begin{align*}\n");
        text.append(all.stream()
                .map(equation -> String.join(" \\\\\n", LatexLines.of(notation.of(equation))))
                .collect(Collectors.joining(" \\\\\n")));
        text.append("\n\\end{align*}\n");
    }

    /** As several tables where it has more columns than fit beside each other. */
    private void write(Block.Grid grid) {
        int columns = grid.head().size();
        for (int from = 1; from < columns; from += MOST_COLUMNS) {
            writePart(grid.columns(from, Math.min(columns, from + MOST_COLUMNS)));
        }
    }

    private void writePart(Block.Grid grid) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < grid.head().size(); i++) {
            columns.append(grid.isNumber(i) ? 'r' : 'l');
        }
        text.append("\n{\\footnotesize\\setlength{\\tabcolsep}{4pt}\\begin{longtable}{")
                .append(columns)
                .append("}\n");
        row(grid.head());
        text.append("\\hline\\endhead\n");
        grid.rows().forEach(this::row);
        text.append("\\end{longtable}}\n");
    }

    private void row(List<Span> cells) {
        text.append(cells.stream().map(this::write).collect(Collectors.joining(" & ", "", " \\\\\n")));
    }
}
