package dev.gradus.visualization.page;

import com.google.common.html.HtmlEscapers;

/** A piece of a page's body: an {@link Element}, or text in which no character has a meaning. */
@FunctionalInterface
public interface Html {
    /** The markup. */
    String html();

    /** Text as it is, whatever stands in it. */
    static Html text(String text) {
        String escaped = HtmlEscapers.htmlEscaper().escape(text);
        return () -> escaped;
    }

    /** Markup that the caller made, such as a drawing in SVG; what comes from a user has no place in it unescaped. */
    static Html trusted(String markup) {
        return () -> markup;
    }
}
