package dev.gradus.visualization.page;

import com.google.common.html.HtmlEscapers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element of HTML.
 *
 * <pre>{@code
 * Element.of("p").with("class", "note").text("classes: ").add(Element.of("code").text(name))
 * }</pre>
 */
public final class Element implements Html {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
    private static final Set<String> WITHOUT_CONTENT = Set.of("br", "col", "hr", "img", "input", "meta", "wbr");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Html> content = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    /**
     * An element without content yet.
     *
     * @throws IllegalArgumentException if the name is none, or that of an element whose content would run
     */
    public static Element of(String name) {
        checkName("element", name);
        if (name.equals("script") || name.equals("style")) {
            throw new IllegalArgumentException(
                    "Element: a %s in the body would be blocked; give it to the page by Page.module, script, style or data"
                            .formatted(name));
        }
        return new Element(name);
    }

    /** An element with a text. */
    public static Element of(String name, String text) {
        return of(name).text(text);
    }

    private static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Element: '%s' is no name of an %s".formatted(name, what));
        }
    }

    /**
     * Sets an attribute.
     *
     * @return this element
     * @throws IllegalArgumentException if the name is none, or the page's security policy would block what it does
     */
    public Element with(String attribute, String value) {
        checkName("attribute", attribute);
        if (attribute.equals("style") || attribute.startsWith("on")) {
            throw new IllegalArgumentException(
                    "Element: the attribute %s would be blocked; use a class of the page's style, or a listener in a module"
                            .formatted(attribute));
        }
        attributes.put(attribute, value);
        return this;
    }

    /** Adds text as it is, whatever stands in it. */
    public Element text(String text) {
        return add(Html.text(text));
    }

    /** Adds pieces of markup. */
    public Element add(Html... pieces) {
        content.addAll(Arrays.asList(pieces));
        return this;
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder("<").append(name);
        attributes.forEach((key, value) -> html.append(' ')
                .append(key)
                .append("=\"")
                .append(HtmlEscapers.htmlEscaper().escape(value))
                .append('"'));
        html.append('>');
        if (!WITHOUT_CONTENT.contains(name)) {
            content.forEach(piece -> html.append(piece.html()));
            html.append("</").append(name).append('>');
        }
        return html.toString();
    }

    /** The markup. */
    @Override
    public String toString() {
        return html();
    }
}
