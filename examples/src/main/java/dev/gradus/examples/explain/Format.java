package dev.gradus.examples.explain;

import com.google.common.base.Ascii;

/** How an explanation is written. */
public enum Format {
    /** For the terminal. */
    TEXT("txt"),
    /** Markdown with formulas in LaTeX. */
    MARKDOWN("md"),
    /** A document for LaTeX. */
    LATEX("tex"),
    /** A page with the network drawn. */
    HTML("html"),
    /** The drawing of the network alone. */
    SVG("svg");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** The ending of such files. */
    public String ending() {
        return ending;
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name());
    }
}
