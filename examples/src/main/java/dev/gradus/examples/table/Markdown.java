package dev.gradus.examples.table;

import java.util.List;
import java.util.stream.Collectors;

/** A page in Markdown, paragraph by paragraph. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    /** Adds a heading, of the first level if it is the first. */
    Markdown heading(String words) {
        return paragraph((text.isEmpty() ? "# " : "## ") + escaped(words));
    }

    /** Adds a paragraph that is Markdown already. */
    Markdown paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    /** Adds lines as they are. */
    Markdown verbatim(String lines) {
        return paragraph("```\n" + lines + "\n```");
    }

    /** Adds a picture that stands in the same folder. */
    Markdown image(String caption, String file) {
        return paragraph("![%s](%s)".formatted(escaped(caption), file));
    }

    /** A table, the first of whose lines is its heading. */
    static String table(List<List<String>> lines) {
        String rule = lines.get(0).stream().map(cell -> "---").collect(Collectors.joining("|", "|", "|"));
        List<String> rows = lines.stream()
                .map(line -> line.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |")))
                .toList();
        return rows.get(0) + "\n" + rule
                + rows.stream().skip(1).map(row -> "\n" + row).collect(Collectors.joining());
    }

    /** Words of a user's file, which may have characters that mean something in Markdown. */
    static String escaped(String words) {
        return words.replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
