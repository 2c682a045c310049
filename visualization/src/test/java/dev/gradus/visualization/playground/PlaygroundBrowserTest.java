package dev.gradus.visualization.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import dev.gradus.visualization.server.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The playground in a browser. */
@BrowserTest
class PlaygroundBrowserTest {
    private static final String LOSS = "Number(document.getElementById('training-loss').textContent)";
    private static final String STEP = "Number(document.getElementById('step').textContent.replaceAll(',', ''))";

    private static Browser isReady(Browser browser) {
        return browser.await("document.getElementById('training-loss').textContent");
    }

    /** How many different colours a picture has. */
    private static double colours(Browser browser, String canvas) {
        return browser.number("""
                (() => {
                  const canvas = document.querySelector('%s');
                  const pixels = new Uint32Array(
                      canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                  return new Set(pixels).size;
                })()""".formatted(canvas));
    }

    /** Which share of the large picture has one and the same colour. */
    private static double largestShare(Browser browser) {
        return browser.number("""
                (() => {
                  const canvas = document.getElementById('surface');
                  const pixels = new Uint32Array(
                      canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                  const counts = new Map();
                  pixels.forEach((pixel) => counts.set(pixel, (counts.get(pixel) ?? 0) + 1));
                  return Math.max(...counts.values()) / pixels.length;
                })()""");
    }

    @Test
    void playingLowersTheLossOfASpiral(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address())).choose("#data", "circles");
            browser.choose("#data", "spiral").choose("#speed", "epochs");
            browser.await(STEP + " === 0");
            double before = browser.number(LOSS);
            browser.click("#play").await("%s < %s".formatted(LOSS, 0.5 * before));
            browser.click("#play").await("document.getElementById('play').textContent === 'Train'");
            double paused = browser.number(STEP);
            browser.click("#one-step").await("%s === %s".formatted(STEP, paused + 1));

            assertThat(colours(browser, "#surface")).isGreaterThan(100);
            assertThat(colours(browser, ".neuron canvas")).isGreaterThan(20);
            assertThat(browser.number("document.querySelectorAll('#losses canvas').length"))
                    .isEqualTo(1);
            assertThat(browser.text("#legend")).contains("class 0").contains("class 1");
            browser.screenshot("playground-light");
            browser.dark(true).screenshot("playground-dark");
            browser.size(360, 800).screenshot("playground-narrow");
            assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void changingLayersDrawsAnotherNetwork(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            assertThat(browser.findAll(".neuron")).hasSize(8 + 6);
            browser.click("#add-layer").await("document.querySelectorAll('.neuron').length === 18");
            browser.press("[aria-label='One neuron fewer in layer 3']", Keys.ENTER)
                    .await("document.querySelectorAll('.neuron').length === 17");

            assertThat(browser.findAll("#network path.target")).hasSize(2 * 8 + 8 * 6 + 6 * 3 + 3);
            assertThat(browser.run("return document.activeElement.getAttribute('aria-label')"))
                    .isEqualTo("One neuron fewer in layer 3");
            for (int layer = 3; layer > 0; layer--) {
                browser.click("[aria-label='Remove layer %d']".formatted(layer))
                        .await("document.querySelectorAll('#layers li').length === " + (layer - 1));
            }
            assertThat(browser.findAll("#network path.target")).hasSize(2);
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aNeuronIsShownLargeWhileTheKeyboardIsOnIt(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.run("document.querySelectorAll('.neuron')[9].focus()");

            assertThat(browser.text("#shown")).isEqualTo("Neuron 2 of layer 2");
            assertThat(browser.text("#scale")).contains("negative").contains("positive");
            assertThat(browser.run("return document.activeElement.getAttribute('aria-label')")
                            .toString())
                    .startsWith("Neuron 2 of layer 2: bias ")
                    .contains("weights ");
            browser.run("document.activeElement.blur()");
            assertThat(browser.text("#shown")).isEqualTo("The network's answer");
            assertThat(browser.text("#scale")).contains("class 0").contains("class 1");
            browser.run("document.querySelector('.output').focus()");
            assertThat(browser.text("#detail"))
                    .matches("Output class 1: bias [−0-9.]+, weights 1: [−0-9.]+, 2: [−0-9.]+, .*, 6: [−0-9.]+");
            assertThat(browser.findAll("#network .near")).hasSize(6);
            browser.run("document.querySelector('.input').focus()");
            assertThat(browser.text("#shown")).isEqualTo("Input x₁");
            assertThat(browser.findAll("#network .near")).hasSize(8);
        }
    }

    @Test
    void aWeightIsToldWhileThePointerIsOnItsLine(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.mouse()
                    .moveToElement(browser.findAll("#network path.target").get(0))
                    .perform();

            assertThat(browser.text("#detail")).matches("Weight from input x₁ to neuron . of layer 1: [−0-9.]+");
            assertThat(browser.findAll("#network .near")).hasSize(1);
        }
    }

    @Test
    void otherInputsAndViewsAreChosen(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.click("[value='x₁²']").await("document.querySelectorAll('.node.input').length === 3");
            browser.click("[value='sin 2πx₂']").await("document.querySelectorAll('.node.input').length === 4");
            assertThat(colours(browser, ".node.input canvas")).isGreaterThan(20);
            assertThat(largestShare(browser)).isLessThan(0.2);
            browser.click("#is-flat");
            assertThat(largestShare(browser)).isGreaterThan(0.3);
            double withTest = colours(browser, "#surface");
            browser.click("#hides-test");
            assertThat(colours(browser, "#surface")).isLessThan(withTest);
            browser.choose("#data", "hills").await("document.getElementById('scale-low').textContent === '−1'");
            browser.screenshot("playground-inputs");
            for (String input : new String[] {"x₁", "x₂", "x₁²"}) {
                browser.click("[value='%s']".formatted(input));
            }
            browser.await("document.querySelectorAll('.node.input').length === 1")
                    .click("[value='sin 2πx₂']");
            browser.await("!document.getElementById('problem').hidden");

            assertThat(browser.text("#problem")).startsWith("inputs: expected one or more of x₁, x₂, ");
            assertThat(browser.find("[value='sin 2πx₂']").isSelected()).isTrue();
            assertThat(browser.errors())
                    .filteredOn(error -> error.startsWith("SEVERE"))
                    .singleElement(STRING)
                    .contains("400");
        }
    }

    @Test
    void settingsThatNeedNoOtherNetworkAreTakenOverAndWrongOnesAreTold(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.click("#one-step").await(STEP + " === 1");
            browser.run(
                    "const rate = document.getElementById('learningRate'); rate.value = '0.5'; rate.dispatchEvent(new Event('change'))");
            browser.await("document.getElementById('spoken').textContent").click("#one-step");
            browser.await(STEP + " === 2");
            assertThat(browser.number("document.getElementById('learningRate').value"))
                    .isEqualTo(0.5);
            browser.run(
                    "const noise = document.getElementById('points'); noise.value = '5'; noise.dispatchEvent(new Event('change'))");
            browser.await("!document.getElementById('problem').hidden");

            assertThat(browser.text("#problem")).isEqualTo("points: expected a whole number from 20 to 1000, got 5");
            assertThat(browser.text("#spoken")).isNotEmpty();
        }
    }

    @Test
    void lossesOfEverySizeHaveAVerticalAxis(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.run("""
                    const chart = document.getElementById("losses").chart;
                    chart.add({ step: 1, training: { loss: 3.5e27 }, test: { loss: 2e26 } });
                    chart.add({ step: 2, training: { loss: null }, test: { loss: null } });""");
            String labels = "document.getElementById('losses').chart.plot.axes[1]._values.join()";

            browser.await(labels + " === '0,1e27,2e27,3e27'").screenshot("playground-huge");
            browser.dark(true).screenshot("playground-huge-dark");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aRefusedChangeMovesNoFocusLater(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.run("document.getElementById('points').value = '5'");
            browser.click("#add-layer").await("!document.getElementById('problem').hidden");
            browser.run("document.getElementById('one-step').focus(); document.activeElement.click()");
            browser.await(STEP + " === 1");

            assertThat(browser.run("return document.activeElement.id")).isEqualTo("one-step");
        }
    }

    @Test
    void pointsOfOnesOwnMayHaveSeveralClasses(Browser browser, @TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("width,height,kind\n");
        for (int i = 0; i < 60; i++) {
            double angle = 2 * Math.PI * i / 60;
            csv.append("%.3f,%.3f,%s\n".formatted(5 + Math.cos(angle), Math.sin(angle), "abc".charAt(i / 20)));
        }
        Path file = Files.writeString(folder.resolve("own.csv"), csv);
        try (Playground playground = Playground.start(0, file)) {
            isReady(browser.open(playground.address()))
                    .choose("#speed", "epochs")
                    .click("#play");
            browser.await("document.getElementById('training-accuracy').textContent === '100.0 %'");

            assertThat(browser.text("#across")).isEqualTo("width");
            assertThat(browser.text("#upwards")).isEqualTo("height");
            assertThat(browser.text("#legend")).contains("a").contains("b").contains("c");
            assertThat(browser.findAll("#network path.target")).hasSize(2 * 8 + 8 * 6 + 6 * 3);
            browser.click("#play").screenshot("playground-classes");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aFileIsOpenedOnThePage(Browser browser, @TempDir Path folder) throws IOException {
        Path right = Files.writeString(folder.resolve("own.csv"), "width,height,kind\n1,2,x\n3,4,y\n5,1,z\n");
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "width,height,kind\n1,2,x\n3,four,y\n");
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.find("#file").sendKeys(wrong.toString());
            browser.await("!document.getElementById('problem').hidden");
            assertThat(browser.text("#problem"))
                    .isEqualTo(
                            "wrong.csv, line 3, column 'height' (2): expected a number such as -1.5 or 2e3, got 'four'");

            browser.find("#file").sendKeys(right.toString());
            browser.await("document.getElementById('across').textContent === 'width'");
            browser.await("document.getElementById('problem').hidden");
            assertThat(browser.run("return document.getElementById('data').selectedOptions[0].textContent"))
                    .isEqualTo("own.csv");
            assertThat(browser.text("#legend")).contains("x").contains("y").contains("z");
            browser.choose("#data", "moons").await("document.getElementById('across').textContent === 'x₁'");
            browser.choose("#data", "file").await("document.getElementById('across').textContent === 'width'");
        }
    }

    @Test
    void aFileCanBeDroppedAndATooLongOneIsNotEvenSent(Browser browser) throws IOException {
        String drop = """
                const data = new DataTransfer();
                data.items.add(new File([arguments[0]], arguments[1]));
                document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
                """;
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.run(drop, "1".repeat(Playground.MOST_FILE_BYTES + 1), "long.csv");
            browser.await("!document.getElementById('problem').hidden");
            assertThat(browser.text("#problem"))
                    .isEqualTo("long.csv: expected a file of at most 1048576 bytes, got one of 1048577");
            browser.run(drop, "p,q,r\n1,2,u\n3,4,v\n", "own.csv");

            browser.await("document.getElementById('across').textContent === 'p'");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aControlShowsWhatWasChosenElsewhereAlsoWhereTheFocusIs(Browser browser)
            throws IOException, InterruptedException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address()));
            browser.choose("#data", "circles").await("document.getElementById('data').value === 'circles'");
            browser.run("document.getElementById('data').focus()");
            new Requests(playground.address()).post("settings", PlaygroundTest.SETTINGS);

            browser.await(
                    "document.getElementById('spoken').textContent && document.querySelectorAll('.neuron').length === 3");
            assertThat(browser.run("return document.getElementById('data').value"))
                    .isEqualTo("moons");
        }
    }

    @Test
    void aSecondBrowserSeesTheSame(Browser browser) throws IOException {
        try (Playground playground = Playground.start(0)) {
            isReady(browser.open(playground.address())).click("#one-step").await(STEP + " === 1");
            double loss = browser.number(LOSS);
            isReady(browser.open(playground.address()));

            assertThat(browser.number(STEP)).isEqualTo(1);
            assertThat(browser.number(LOSS)).isEqualTo(loss);
        }
    }
}
