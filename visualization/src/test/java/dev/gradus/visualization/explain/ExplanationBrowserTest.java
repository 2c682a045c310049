package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import dev.gradus.visualization.page.PageLanguage;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@BrowserTest
class ExplanationBrowserTest {
    @Test
    void drawsFormulasAndNetworkWithoutErrors(Browser browser) {
        browser.open(ExplanationTest.smallest().toHtml(), "explanation");

        assertThat(browser.findAll(".network .neuron")).hasSize(2);
        assertThat(browser.number("document.querySelector('math mfrac').getBoundingClientRect().height"))
                .isGreaterThan(15);
        assertThat(browser.text(".network")).contains("z₁⁽¹⁾ = 0.1", "a₁⁽²⁾ = 0.5769", "δ₁⁽²⁾ = 0.01877");
        assertThat(browser.errors()).isEmpty();
        browser.screenshot("explanation-light");
        browser.dark(true).screenshot("explanation-dark");
    }

    @Test
    void aNeuronShowsItsDerivation(Browser browser) {
        browser.open(ExplanationTest.smallest().toHtml(), "explanation-neuron");
        browser.click(".network .neuron text");

        assertThat(browser.text(".selected h3")).isEqualTo("Layer 1, neuron 1");
        assertThat(browser.findAll(".network .neuron[aria-current]")).hasSize(1);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void theKeyboardGoesFromNeuronToNeuron(Browser browser) {
        browser.open(ExplanationTest.smallest().toHtml(), "explanation-keys");
        browser.run("document.querySelector('.network .neuron').focus()");
        browser.mouse().sendKeys(Keys.ARROW_RIGHT).perform();
        browser.mouse().sendKeys(Keys.ENTER).perform();

        assertThat(browser.text(".selected h3")).isEqualTo("Layer 2, neuron 1");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void fitsANarrowScreen(Browser browser) {
        browser.size(360, 740)
                .open(
                        ExplanationTest.large()
                                .language(PageLanguage.RUSSIAN)
                                .open("0", 1)
                                .toHtml(),
                        "explanation-narrow");

        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(browser.errors()).isEmpty();
        browser.screenshot("explanation-narrow");
    }
}
