package dev.gradus.visualization.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@BrowserTest
class PageBrowserTest {
    private static final String HOSTILE = "</script><script>window.broken = 1</script><!-- \u2028 '\"&";

    private static Page page() {
        return Page.titled("A page")
                .subtitle("with a subtitle")
                .charts()
                .add(Element.of("section").add(Element.of("h2", "Section"), Element.of("p", "text ".repeat(60))));
    }

    private static String background(Browser browser) {
        return (String) browser.run("return getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void opensWithoutErrors(Browser browser) {
        browser.open(page().html(), "page");

        assertThat(browser.text("h1")).isEqualTo("A page");
        assertThat(browser.run("return typeof uPlot")).isEqualTo("function");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void givesScriptsTheDataAsItWas(Browser browser) {
        browser.open(
                page().data("names", "[\"" + HOSTILE.replace("\"", "\\\"") + "\"]")
                        .html(),
                "page-data");

        assertThat(browser.run("return JSON.parse(document.getElementById('names').textContent)[0]"))
                .isEqualTo(HOSTILE);
        assertThat(browser.run("return window.broken")).isNull();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void runsNothingButItsOwnScripts(Browser browser) {
        Html smuggled =
                Html.trusted("<script>window.broken = 1</script><img src=x onerror='window.broken = 2' alt=''>");
        browser.open(page().add(smuggled).html(), "page-smuggled");

        assertThat(browser.run("return window.broken")).isNull();
        assertThat(browser.errors()).anyMatch(error -> error.contains("Content Security Policy"));
    }

    @Test
    void isLightOrDarkAsTheSystemAndRemembersAChoice(Browser browser) {
        browser.open(page().html(), "page-theme");
        String light = background(browser);
        String dark = background(browser.dark(true));
        assertThat(dark).isNotEqualTo(light);

        browser.choose("#theme-switch", "light");
        assertThat(background(browser)).isEqualTo(light);
        // Two pages on, since the browser stores what is remembered a moment later.
        browser.open(page().html(), "page-other").open(page().html(), "page-theme");
        assertThat(background(browser)).isEqualTo(light);
        assertThat(browser.run("return document.getElementById('theme-switch').value"))
                .isEqualTo("light");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void beginsForTheNextTestAsIfNothingHadBeenChosen(Browser browser) {
        browser.open(page().html(), "page-theme");

        assertThat(browser.run("return document.getElementById('theme-switch').value"))
                .isEqualTo("system");
    }

    @Test
    void leadsTheKeyboardToTheContent(Browser browser) {
        browser.open(page().html(), "page-keys");
        browser.mouse().sendKeys(Keys.TAB).perform();
        assertThat(browser.run("return document.activeElement.className")).isEqualTo("skip-link");
        browser.mouse().sendKeys(Keys.ENTER).perform();

        assertThat(browser.run("return document.activeElement.id")).isEqualTo("content");
    }

    @Test
    void fitsANarrowScreen(Browser browser) {
        browser.size(360, 640).open(page().html(), "page-narrow");

        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    }
}
