package dev.gradus.visualization.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.Page;
import org.junit.jupiter.api.Test;

/** How often a live page draws. */
@BrowserTest
class PaceBrowserTest {
    private static final String DRAWING_FOR_20_MILLIS = """
            window.pace = new Pace(() => {
              const end = performance.now() + 20;
              while (performance.now() < end);
              window.draws = (window.draws ?? 0) + 1;
            });
            window.start = performance.now();
            """;

    private static Browser open(Browser browser, String script) {
        browser.open(Page.titled("Pace").html(), "pace");
        String pace = Asset.of(LivePage.class, "pace.js").text().replace("export class", "class");
        browser.run(pace + DRAWING_FOR_20_MILLIS + script);
        return browser;
    }

    @Test
    void restsFortyTimesAsLongAsItDrewHoweverMuchComes(Browser browser) {
        open(browser, "pace.now(); setInterval(() => pace.soon(), 5);").await("window.draws === 3");

        assertThat(browser.number("performance.now() - window.start")).isGreaterThan(2 * 40 * 20);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void drawsAtOnceWhatCannotWaitAndNotTwice(Browser browser) {
        open(browser, "pace.now(); pace.soon(); pace.now(); window.atOnce = window.draws;");
        browser.await("performance.now() - window.start > 2000");

        assertThat(browser.number("window.atOnce")).isEqualTo(2);
        assertThat(browser.number("window.draws")).isEqualTo(2);
    }
}
