package dev.gradus.visualization.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import java.util.List;
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

    private static Object chosen(Browser browser) {
        return browser.run("return document.getElementById('theme-switch').value");
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
        int pages = 0;
        do { // some pages on, since the browser stores what is remembered a moment later
            browser.open(page().html(), "page-other").open(page().html(), "page-theme");
            pages++;
        } while (!chosen(browser).equals("light") && pages < 50);
        assertThat(background(browser)).isEqualTo(light);
        assertThat(chosen(browser)).isEqualTo("light");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void beginsForTheNextTestAsIfNothingHadBeenChosen(Browser browser) {
        browser.open(page().html(), "page-theme");

        assertThat(chosen(browser)).isEqualTo("system");
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

    /** WCAG 2, level AA: (L1 + 0.05) / (L2 + 0.05) of the relative luminances is at least 4.5 for text. */
    @Test
    void hasColoursThatCanBeToldApart(Browser browser) {
        for (boolean isDark : new boolean[] {false, true}) {
            browser.dark(isDark).open(page().html(), "page-contrast");
            assertThat((List<?>) browser.run("""
                            const rgb = (name) => {
                              const probe = document.createElement("span");
                              probe.style.color = `var(${name})`;
                              document.body.append(probe);
                              return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
                            };
                            const luminance = (name) => {
                              const [r, g, b] = rgb(name)
                                  .map((c) => c / 255)
                                  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                            };
                            const contrast = (a, b) => {
                              const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
                              return (light + 0.05) / (dark + 0.05);
                            };
                            const bad = [];
                            const check = (texts, papers, least) => {
                              for (const text of texts) {
                                for (const paper of papers) {
                                  if (contrast(text, paper) < least) {
                                    bad.push(`${text} on ${paper}: ${contrast(text, paper).toFixed(2)}`);
                                  }
                                }
                              }
                            };
                            check(["--ink", "--quiet", "--accent", "--good", "--bad"], ["--paper", "--card", "--sunken"], 4.5);
                            check(["--ink", "--quiet", "--warning"], ["--warning-paper"], 4.5);
                            check([1, 2, 3, 4, 5, 6, 7, 8].map((i) => `--series-${i}`), ["--card"], 3);
                            return bad;""")).as(isDark ? "dark" : "light").isEmpty();
        }
    }
}
