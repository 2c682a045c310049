package dev.gradus.visualization.explain.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a formula in LaTeX that is too long for one. */
final class LatexLines {
    /** What fits into a line, in characters without LaTeX's commands. */
    private static final int WIDTH = 64;

    private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]+|[{}_^\\\\ ]");
    private static final String FRACTION = "\\frac";

    private LatexLines() {}

    /** The lines of an equation, with a sign {@code &} where they are aligned. */
    static List<String> of(List<String> parts) {
        StringBuilder line = new StringBuilder(parts.get(0)).append(" &");
        List<String> lines = new ArrayList<>();
        int length = length(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            String part = parts.get(i);
            if (i > 1 && length + length(part) > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("&");
                length = 0;
            }
            for (String term : termsOf(part)) {
                if (length > 0 && length + length(term) > WIDTH) {
                    lines.add(line.toString());
                    line = new StringBuilder("&\\quad");
                    length = 2;
                }
                line.append(line.toString().endsWith("&") ? "" : " ").append(term.strip());
                length += length(term) + 1;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    static String aligned(List<String> lines) {
        return "\\begin{aligned}\n" + String.join(" \\\\\n", lines) + "\n\\end{aligned}";
    }

    /** The terms of a sum, where signs are not within parentheses or braces. */
    private static List<String> termsOf(String part) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < part.length(); i++) {
            char character = part.charAt(i);
            if (character == '(' || character == '{') {
                depth++;
            } else if (character == ')' || character == '}') {
                depth--;
            } else if (depth == 0 && i > start && (part.startsWith(" + ", i) || part.startsWith(" - ", i))) {
                terms.add(part.substring(start, i));
                start = i;
            }
        }
        terms.add(part.substring(start));
        return terms;
    }

    /** About how wide it is: a fraction is as wide as the wider one of its halves. */
    private static int length(String latex) {
        int numerator = latex.indexOf(FRACTION) + FRACTION.length();
        if (numerator < FRACTION.length()) {
            return COMMAND.matcher(latex).replaceAll("").length();
        }
        int denominator = afterGroup(latex, numerator);
        int end = afterGroup(latex, denominator);
        return length(latex.substring(0, numerator - FRACTION.length()))
                + Math.max(length(latex.substring(numerator, denominator)), length(latex.substring(denominator, end)))
                + length(latex.substring(end));
    }

    /** Where the group in braces ends that begins at a place. */
    private static int afterGroup(String latex, int begin) {
        int depth = 0;
        int place = begin;
        do {
            depth += latex.charAt(place) == '{' ? 1 : latex.charAt(place) == '}' ? -1 : 0;
            place++;
        } while (depth > 0);
        return place;
    }
}
