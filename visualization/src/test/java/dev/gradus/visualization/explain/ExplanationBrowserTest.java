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
        assertThat(browser.text(".network")).contains("z₁⁽¹⁾ = 0.1", "a₁⁽²⁾ ≈ 0.5769", "δ₁⁽²⁾ ≈ 0.01877");
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
    void ofSeveralSamplesTheChosenOneIsDrawn(Browser browser) {
        browser.open(ExplanationTest.exclusiveOr().toHtml(), "explanation-samples");

        assertThat(browser.text(".drawing .sample:not([hidden])")).contains("x₁[1] = 0", "x₂[1] = 0");
        assertThat(browser.findAll(".drawing .sample:not([hidden])")).hasSize(1);
        browser.screenshot("explanation-samples");

        browser.run("document.querySelector('.choice select').focus()");
        browser.mouse().sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN).perform();
        assertThat(browser.text(".drawing .sample:not([hidden])")).contains("x₁[3] = 1", "x₂[3] = 0");

        browser.click(".drawing .sample:not([hidden]) .neuron text");
        assertThat(browser.text(".selected h3")).isEqualTo("Layer 1, neuron 1");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void allSamplesArePrinted(Browser browser) {
        browser.open(ExplanationTest.exclusiveOr().toHtml(), "explanation-print")
                .print();

        assertThat(
                        browser.number(
                                "[...document.querySelectorAll('.drawing .sample')].filter(one => one.offsetHeight > 100).length"))
                .isEqualTo(4);
        assertThat(browser.number("document.querySelector('.choice').offsetHeight"))
                .isZero();
    }

    @Test
    void howMuchOfTheGradientArrivesIsDrawn(Browser browser) {
        browser.open(ExplanationTest.large().toHtml(), "explanation-flow");

        assertThat(browser.findAll(".flow .bar")).hasSize(5);
        assertThat(browser.text(".flow")).contains("crossEntropy", "2 linear", "0 linear", "10⁻⁸");
        assertThat(browser.number("document.querySelectorAll('.flow .bar')[4].getBBox().width"))
                .isLessThan(browser.number("document.querySelectorAll('.flow .bar')[2].getBBox().width"));
        assertThat(browser.errors()).isEmpty();
        browser.dark(true).screenshot("explanation-flow");
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
