package dev.gradus.visualization.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static Asset module(String name, String text) {
        return new Asset(Page.class, "/dev/gradus/visualization/page/" + name, text);
    }

    @Test
    void escapesTitleTextAndAttributes() {
        String html = Page.titled("<b>&\"")
                .subtitle("</p><script>")
                .add(Element.of("p", "1 < 2 & 3").with("title", "\"><script>"))
                .html();

        assertThat(html)
                .contains("<title>&lt;b&gt;&amp;&quot;</title>")
                .contains("&lt;/p&gt;&lt;script&gt;")
                .contains("<p title=\"&quot;&gt;&lt;script&gt;\">1 &lt; 2 &amp; 3</p>");
    }

    @Test
    void letsNoTextEndTheElementThatDataStandsIn() {
        assertThat(Page.inScript("{\"a\": \"</script><!--\u2028\u2029\"}"))
                .isEqualTo("{\"a\": \"\\u003c/script>\\u003c!--\\u2028\\u2029\"}");
    }

    @Test
    void refusesScriptsThatWouldEndTooEarly() {
        Page page = Page.titled("t").script(module("a.js", "const a = '</SCRIPT>';"));

        assertThatThrownBy(page::html)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Page: '</script' or '<!--' in a script would end it too early; write it as '<\\/' or '<\\!--'");
    }

    @Test
    void refusesWhatThePolicyWouldBlock() {
        assertThatThrownBy(() -> Element.of("p").with("onclick", "f()"))
                .hasMessageContaining("the attribute onclick would be blocked");
        assertThatThrownBy(() -> Element.of("p").with("style", "color: red"))
                .hasMessageContaining("the attribute style would be blocked");
        assertThatThrownBy(() -> Element.of("script")).hasMessageContaining("a script in the body would be blocked");
        assertThatThrownBy(() -> Element.of("p><b")).hasMessage("Element: 'p><b' is no name of an element");
        assertThatThrownBy(() -> Element.of("p").with("a b", ""))
                .hasMessage("Element: 'a b' is no name of an attribute");
    }

    @Test
    void loadsNothingFromANetwork() {
        String html = Page.titled("t").charts().html();

        assertThat(html)
                .contains("default-src 'none'")
                .contains("connect-src 'none'")
                .doesNotContain("src=\"http");
        assertThat(Page.titled("t").connects().html()).contains("connect-src 'self'");
    }

    @Test
    void tellsWhatItsDataMustBeCalled() {
        assertThatThrownBy(() -> Page.titled("t").data("a b", "{}"))
                .hasMessage("Page: data is called by small letters, digits and hyphens, got 'a b'");
    }

    @Test
    void carriesTheLicenceOfTheChartLibrary() {
        assertThat(Page.titled("t").charts().html())
                .contains("Licences of what is in this page")
                .contains("The MIT License (MIT)")
                .contains("Leon Sorokin");
    }

    @Test
    void speaksRussian() {
        assertThat(Page.titled("t").language(PageLanguage.RUSSIAN).html())
                .contains("<html lang=\"ru\">")
                .contains("К содержанию");
    }

    @Test
    void joinsModules() {
        ModuleLinker linker = new ModuleLinker();
        linker.add(module("a.js", "export const one = 1;\nconst two = one;\n"));
        linker.add(module("a.js", "never looked at again"));

        assertThat(linker.text()).isEqualTo("// ---- a.js\n\nconst one = 1;\nconst two = one;\n\n");
    }

    @Test
    void tellsWhichModulesCannotBeJoined() {
        assertThatThrownBy(() -> new ModuleLinker().add(module("a.js", "import b from \"./b.js\";\n")))
                .hasMessageContaining("a.js has 'import b from \"./b.js\";'; modules of a page import as in");
        assertThatThrownBy(() -> new ModuleLinker().add(module("a.js", "export default 1;\n")))
                .hasMessageContaining("a.js has 'export default 1;'");
        ModuleLinker linker = new ModuleLinker();
        linker.add(module("a.js", "const x = 1;\n"));
        assertThatThrownBy(() -> linker.add(module("b.js", "export function x() {}\n")))
                .hasMessageContaining("a.js and ")
                .hasMessageContaining("b.js declare x at the top");
    }

    @Test
    void tellsWhichAssetIsMissing() {
        assertThatThrownBy(() -> Asset.of(Page.class, "nothing.js"))
                .hasMessage(
                        "Asset: there is no /dev/gradus/visualization/page/nothing.js in the jar of dev.gradus.visualization.page.Page");
    }

    @Test
    void writesAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("page.html");
        Page page = Page.titled("заголовок");

        page.write(file);

        assertThat(Files.readString(file)).isEqualTo(page.html()).contains("заголовок");
    }
}
