package dev.gradus.visualization.page;

import com.google.common.html.HtmlEscapers;
import dev.gradus.visualization.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page of HTML in one file: it opens from a disk without a network, in light and dark, on screens from 360 pixels on, with
 * a keyboard and a screen reader, and on paper.
 *
 * <pre>{@code
 * Page.titled("Training of digits")
 *         .style(Asset.of(RunReport.class, "report.css"))
 *         .module(Asset.of(RunReport.class, "report.js")) // with all that it imports
 *         .charts() // and uPlot
 *         .data("run", json) // for document.getElementById("run").textContent
 *         .add(Element.of("section").text("..."))
 *         .write(Path.of("run.html"));
 * }</pre>
 *
 * <p>The body gets a header with the title and a switch for light and dark, then {@code main} with what was added. A
 * Content-Security-Policy with the hashes of the page's own scripts and styles keeps everything else from running: inline
 * handlers, {@code style} attributes and whatever might come in by data.
 *
 * <p>Modules are joined into one, which takes a plain style of writing them: imports by name from relative places, exports
 * where things are declared, and names at the top of a module that no other has.
 */
public final class Page {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final String title;
    private PageLanguage language = PageLanguage.ENGLISH;
    private String subtitle = "";
    private final StringBuilder styles = new StringBuilder(asset("page.css"));
    private final List<String> scripts = new ArrayList<>();
    private final ModuleLinker modules = new ModuleLinker();
    private final Map<String, String> data = new LinkedHashMap<>();
    private final Map<String, String> licences = new LinkedHashMap<>();
    private final List<Html> content = new ArrayList<>();
    private boolean connects;

    private Page(String title) {
        this.title = title;
    }

    /** A page with nothing but a title. */
    public static Page titled(String title) {
        return new Page(title);
    }

    private static String asset(String name) {
        return Asset.of(Page.class, name).text();
    }

    /** Says what language the page is in; English unless said otherwise. */
    public Page language(PageLanguage spoken) {
        language = spoken;
        return this;
    }

    /** Says something below the title. */
    public Page subtitle(String text) {
        subtitle = text;
        return this;
    }

    /** Adds a style after the page's own, which has the colours as variables. */
    public Page style(Asset css) {
        styles.append('\n').append(css.text());
        return this;
    }

    /** Adds a script that is no module and runs before all modules. */
    public Page script(Asset script) {
        scripts.add(script.text());
        return this;
    }

    /**
     * Adds a module and those that it imports.
     *
     * @throws IllegalArgumentException if modules cannot be joined: see the class comment
     */
    public Page module(Asset module) {
        modules.add(module);
        return this;
    }

    /** Adds uPlot, which is then {@code uPlot} in every module, and its licence; {@code chart.js} has charts made of it. */
    public Page charts() {
        style(Asset.of(Page.class, "uplot/uPlot.min.css"));
        style(Asset.of(Page.class, "chart.css"));
        script(Asset.of(Page.class, "uplot/uPlot.iife.min.js"));
        return licence("uPlot", asset("uplot/LICENSE"));
    }

    /** Adds the licence of something that the page contains, to be read at its foot. */
    public Page licence(String of, String text) {
        licences.put(of, text);
        return this;
    }

    /**
     * Adds data that scripts find as {@code document.getElementById(id).textContent}.
     *
     * @param id of small letters, digits and hyphens
     * @param json may have any text in it
     * @throws IllegalArgumentException if the id is none
     */
    public Page data(String id, String json) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "Page: data is called by small letters, digits and hyphens, got '%s'".formatted(id));
        }
        data.put(id, json);
        return this;
    }

    /** Adds to the content. */
    public Page add(Html... pieces) {
        content.addAll(List.of(pieces));
        return this;
    }

    /** Lets scripts talk to the server that the page came from; without this they can talk to nobody. */
    public Page connects() {
        connects = true;
        return this;
    }

    /**
     * Writes the page into a file, as a whole; its folder is made if need be.
     *
     * @throws IOException if it cannot be written; what stood there before is unchanged then
     */
    public void write(Path file) throws IOException {
        byte[] bytes = html().getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, out -> out.write(bytes));
    }

    /** The page. */
    public String html() {
        ContentSecurity security = new ContentSecurity();
        StringBuilder head = new StringBuilder();
        StringBuilder tail = new StringBuilder();
        security.allowStyle(styles.toString());
        head.append("<style>").append(checked("style", styles.toString())).append("</style>\n");
        // Before anything is painted, or a dark page would flash white.
        String theme = asset("theme.js");
        security.allowScript(theme);
        head.append("<script>").append(theme).append("</script>\n");
        data.forEach((id, json) -> tail.append("<script type=\"application/json\" id=\"")
                .append(id)
                .append("\">")
                .append(inScript(json))
                .append("</script>\n"));
        for (String script : scripts) {
            security.allowScript(script);
            tail.append("<script>").append(checked("script", script)).append("</script>\n");
        }
        if (!modules.isEmpty()) {
            security.allowScript(modules.text());
            tail.append("<script type=\"module\">")
                    .append(checked("script", modules.text()))
                    .append("</script>\n");
        }
        if (connects) {
            security.allowConnection();
        }
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="generator" content="Gradus">
                <title>%s</title>
                <link rel="icon" href="data:,">
                """.formatted(language.tag(), security.policy(), escaped(title))
                + head
                + "</head>\n<body>\n"
                + body()
                + tail
                + "</body>\n</html>\n";
    }

    private String body() {
        Element skip =
                Element.of("a", language.skip()).with("class", "skip-link").with("href", "#content");
        Element header = Element.of("header")
                .with("class", "page-header")
                .add(Element.of("div")
                        .add(Element.of("h1", title), Element.of("p", subtitle).with("class", "subtitle")))
                .add(themeSwitch());
        Element main = Element.of("main").with("id", "content").with("tabindex", "-1");
        content.forEach(main::add);
        return skip.html() + "\n" + header + "\n" + main + "\n" + footer() + "\n";
    }

    private Element themeSwitch() {
        return Element.of("label")
                .with("class", "theme-switch")
                .text(language.appearance() + " ")
                .add(Element.of("select")
                        .with("id", "theme-switch")
                        .with("autocomplete", "off")
                        .add(
                                Element.of("option", language.system()).with("value", "system"),
                                Element.of("option", language.light()).with("value", "light"),
                                Element.of("option", language.dark()).with("value", "dark")));
    }

    private Element footer() {
        Element footer = Element.of("footer").with("class", "page-footer");
        if (!licences.isEmpty()) {
            Element shown = Element.of("details").add(Element.of("summary", language.licences()));
            licences.forEach((of, text) -> shown.add(Element.of("h2", of), Element.of("pre", text)));
            footer.add(shown);
        }
        return footer;
    }

    private static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    /** JSON may escape any character of a text, and {@code <} stands nowhere else in it: so nothing can end the element. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** Scripts and styles cannot be escaped: what would end their element early must not stand in them. */
    private static String checked(String element, String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains("</" + element) || lower.contains("<!--")) {
            throw new IllegalArgumentException(
                    "Page: '</%s' or '<!--' in a %s would end it too early; write it as '<\\/' or '<\\!--'"
                            .formatted(element, element));
        }
        return text;
    }
}
