package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.NonFiniteException;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;
import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

@BrowserTest
class RunReportTest {
    private static final String LOSS = "document.getElementById('chart-loss').chart";
    private static final String RANGE = LOSS + ".plot.scales.x";

    private static double[] plotted(Browser browser, String chart, String line) {
        List<?> numbers = (List<?>) browser.run("""
                const chart = document.getElementById(arguments[0]).chart;
                const column = chart.plot.series.findIndex((series) => series.label === arguments[1]);
                return [...chart.plot.data[column]]
                  .filter((place) => place !== undefined && place !== null)
                  .map((place) => chart.vertical.number(place));""", "chart-" + chart, line);
        return numbers.stream()
                .mapToDouble(number -> ((Number) number).doubleValue())
                .toArray();
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).usingComparatorWithPrecision(1e-6).containsExactly(expected);
    }

    private static RunRecorder recorded(SmallRun small, int epochs) {
        RunRecorder recorder =
                new RunRecorder("Points in a plane").every(1).predictions(small.validation, SmallRun.CLASSES);
        small.trainer(recorder).epochs(epochs).fit(small.training);
        return recorder;
    }

    @Test
    void hasChartsWithTheNumbersOfTheRun(Browser browser) {
        SmallRun small = new SmallRun();
        RunRecorder recorder =
                new RunRecorder("Points in a plane").every(1).predictions(small.validation, SmallRun.CLASSES);
        TrainingResult result =
                small.trainer(recorder).epochs(12).recordBatchLosses().fit(small.training);
        browser.open(RunReport.of(recorder).html(), "report");

        assertClose(plotted(browser, "loss", "training"), result.history().loss());
        assertClose(plotted(browser, "loss", "validation"), result.history().validationLoss());
        assertClose(
                plotted(browser, "loss", "training, batch"), result.history().batchLosses());
        assertClose(
                plotted(browser, "metric-accuracy", "validation"),
                result.history().validationMetric("accuracy"));
        assertThat(plotted(browser, "learning-rate", "learning rate"))
                .hasSize(120)
                .containsOnly(0.01);
        assertThat(plotted(browser, "update-ratio", "2.weight")).hasSize(120);
        assertThat(browser.text("#stop-reason")).contains(result.stopReason().description());
        assertThat(browser.text("#facts")).contains("12 of 12").contains("120");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsHostileNamesAsTheyAre(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 2)).html(), "report-hostile");

        assertThat(browser.text("#confusion")).contains(SmallRun.CLASSES[1]).contains(SmallRun.CLASSES[2]);
        assertThat(browser.text("#samples")).contains(SmallRun.CLASSES[2]);
        assertThat(browser.run("return window.broken")).isNull();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsTheConfusionMatrixAsATable(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 5)).html(), "report-confusion");

        assertThat(browser.findAll("#confusion tbody tr")).hasSize(3);
        assertThat(
                        browser.number(
                                "[...document.querySelectorAll('#confusion td.confusion-cell span')].reduce((sum, cell) => sum + Number(cell.textContent), 0)"))
                .isEqualTo(100);
    }

    @Test
    void zoomsByKeyboard(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 10)).html(), "report-keys");
        double whole = browser.number(RANGE + ".max - " + RANGE + ".min");
        String plot = "#chart-loss .chart-plot";

        browser.press(plot, "+");
        double zoomed = browser.number(RANGE + ".max - " + RANGE + ".min");
        assertThat(zoomed).isLessThan(0.7 * whole);
        assertThat(browser.number("document.getElementById('chart-learning-rate').chart.plot.scales.x.max"))
                .as("all charts show the same stretch")
                .isEqualTo(browser.number(RANGE + ".max"));
        double left = browser.number(RANGE + ".min");
        browser.press(plot, Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
        assertThat(browser.number(RANGE + ".min")).isGreaterThan(left);
        browser.press(plot, "0");
        assertThat(browser.number(RANGE + ".max - " + RANGE + ".min")).isEqualTo(whole);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void tellsTheValuesUnderTheCursor(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 3)).html(), "report-cursor");
        String plot = "#chart-loss .chart-plot";
        browser.press(plot, Keys.HOME);
        assertThat(browser.text("#chart-loss [role=status]")).startsWith("step 1: training, batch");
        browser.press(plot, Keys.END);

        assertThat(browser.text("#chart-loss [role=status]"))
                .startsWith("step 30: ")
                .contains("validation");
    }

    /** Thirty layers of sigmoids, through which the gradient does not get. */
    private static RunRecorder vanishing() {
        SmallRun small = new SmallRun();
        Generator.seedGlobal(1);
        List<Layer> layers = new ArrayList<>(List.of(new Dense(2, 8)));
        for (int i = 0; i < 30; i++) {
            layers.add(new Sigmoid());
            layers.add(new Dense(8, 8));
        }
        Layer model = Sequential.of(layers.toArray(Layer[]::new));
        RunRecorder recorder = new RunRecorder("A gradient that vanishes").every(1);
        Trainer.of(model, small.loss, new SGD(model.parameters(), 0.01))
                .epochs(2)
                .progress(Progress.off())
                .callback(recorder)
                .fit(small.training);
        return recorder;
    }

    @Test
    void showsWhereAGradientVanishes(Browser browser) {
        browser.open(RunReport.of(vanishing()).html(), "report-vanishing");
        String chart = "#chart-gradient-size";

        double first = plotted(browser, "gradient-size", "0.weight")[0];
        double last = plotted(browser, "gradient-size", "60.weight")[0];
        assertThat(first).isPositive().isLessThan(1e-9 * last);
        assertThat(browser.findAll(chart + " .chart-legend button[aria-pressed=true]"))
                .hasSize(12)
                .extracting(button -> button.getText().split("\\s")[0])
                .startsWith("0.weight")
                .endsWith("60.weight");
        browser.click(chart + " .chart-tools button:first-child");
        assertThat(browser.findAll(chart + " .chart-legend button[aria-pressed=true]"))
                .hasSize(31);
        browser.await("document.getElementById('chart-gradient-size').chart.plot.scales.y.min !== null");
        assertThat(browser.number("document.getElementById('chart-gradient-size').chart.plot.scales.y.min"))
                .as("all lines are above it")
                .isLessThanOrEqualTo(Math.log10(first));
        assertThat(browser.text(chart + " .chart-tools button:first-child")).isEqualTo("fewer lines");
        assertThat(browser.text("#findings")).contains("Vanishing gradient");
        browser.size(400, 900);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(400);
        assertThat(browser.errors()).isEmpty();
    }

    /** A block with a name that no line has room for. */
    private static final class LongNamed extends Layer {
        private final Layer block = child("block_" + "of_many_words_".repeat(12), new Dense(2, 3));

        @Override
        public Tensor forward(Tensor input) {
            return block.apply(input);
        }
    }

    @Test
    void longNamesStayWithinANarrowPage(Browser browser) {
        SmallRun small = new SmallRun();
        Layer model = new LongNamed();
        RunRecorder recorder = new RunRecorder("many words ".repeat(20))
                .every(1)
                .predictions(small.validation, "inside".repeat(20), "outside".repeat(20), "faroutside".repeat(20));
        Trainer.of(model, small.loss, new SGD(model.parameters(), 0.01))
                .epochs(1)
                .progress(Progress.off())
                .callback(recorder)
                .fit(small.training);
        browser.size(400, 900).open(RunReport.of(recorder).html(), "report-long-names");

        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(400);
        assertThat(browser.text("#chart-gradient-size .chart-legend")).contains("of_many_words_.weight");
        browser.screenshot("report-long-names");
    }

    @Test
    void saysWhatALogarithmicAxisLeavesOut(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 2)).html(), "report-log");
        browser.run("""
                document.getElementById("chart-gradient-norm").chart.update([{ label: "line", x: [1, 2], y: [0, 1] }]);""");
        assertThat(browser.text("#chart-gradient-norm .chart-summary"))
                .isEqualTo(
                        "Line: from 0 to 1, first 0, last 1. Numbers that are 0 or less have no place on a logarithmic axis, and are not drawn.");

        browser.click("#chart-gradient-norm .chart-tools [aria-pressed]");
        assertThat(browser.text("#chart-gradient-norm .chart-summary"))
                .isEqualTo("Line: from 0 to 1, first 0, last 1.");
    }

    /** What stands along the vertical axis of a chart with these numbers. */
    private static List<Object> labels(Browser browser, boolean isLogarithmic, Double... numbers) {
        List<?> labels = (List<?>) browser.run("""
                const chart = document.getElementById("chart-gradient-norm").chart;
                if (chart.isLogarithmic !== arguments[0]) {
                  chart.switchScale();
                }
                chart.update([{ label: "line", x: arguments[1].map((_, i) => i), y: arguments[1] }]);
                chart.build();
                return new Promise((shown) => setTimeout(() => shown(chart.plot.axes[1]._values), 50));""", isLogarithmic, List.of(numbers));
        return List.copyOf(labels);
    }

    @Test
    void numbersOfEverySizeHaveAVerticalAxis(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 2)).html(), "report-huge");

        assertThat(labels(browser, true, 1.0, 3.5e27)).hasToString("[1, 1e10, 1e20]");
        browser.press("#chart-gradient-norm .chart-plot", Keys.END);
        assertThat(browser.text("#chart-gradient-norm [role=status]")).isEqualTo("step 1: line 3.5e27");
        assertThat(browser.text("#chart-gradient-norm .chart-legend")).contains("3.5e27");
        assertThat(labels(browser, true, 1e-40, 1e-3)).hasToString("[1e-40, 1e-30, 1e-20, 1e-10]");
        assertThat(labels(browser, true, 1e-40, 1e300)).hasToString("[1, 1e100, 1e200, 1e300]");
        assertThat(labels(browser, true, 2.0, 40.0)).hasToString("[2, 5, 10, 20]");
        assertThat(labels(browser, true, 2.0, 3.0)).hasToString("[2, 2.25, 2.5, 2.75, 3]");
        assertThat(labels(browser, true, 1e-20, 1e-20)).hasToString("[5e-21, 1e-20, 2e-20]");
        assertThat(labels(browser, false, 1.0, 3.5e27)).hasToString("[0, 1e27, 2e27, 3e27]");
        assertThat(labels(browser, false, 0.0, 900_000.0)).hasToString("[0, 2e5, 4e5, 6e5, 8e5]");
        assertThat(labels(browser, false, -3e40, 1e40)).hasToString("[-3e40, -2e40, -1e40, 0, 1e40]");
        assertThat(labels(browser, false, 1e300, 1e300)).hasToString("[0, 5e299, 1e300, 1.5e300, 2e300]");
        assertThat(labels(browser, false, 1e-40, 2e-40)).hasToString("[1e-40, 1.25e-40, 1.5e-40, 1.75e-40, 2e-40]");
        assertThat(labels(browser, false, -0.05, -0.05)).hasToString("[-0.1, -0.08, -0.06, -0.04, -0.02, 0]");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void theVerticalAxisIsAsWideAsItsLabels(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 2)).html(), "report-close");
        String size = "document.getElementById('chart-gradient-norm').chart.plot.axes[1]._size";
        labels(browser, false, 0.0, 1.0);
        double usual = browser.number(size);

        assertThat(labels(browser, false, 123_456.1, 123_456.2)).startsWith("1.234561e5", "1.23456125e5");
        assertThat(browser.number(size)).isGreaterThan(usual + 10);
    }

    /** What a chart draws of a line whose points are at these places: a comma between points, a bar where it is broken. */
    private static String drawn(Browser browser, String places) {
        return (String) browser.run("""
                const chart = document.getElementById("chart-gradient-norm").chart;
                const x = arguments[0].split(" ").map(Number);
                chart.update([{ label: "line", x, y: x.map(() => 1), low: x.map(() => 0.5), high: x.map(() => 2) }]);
                const [places, values, least, greatest] = chart.plot.data;
                return [...places]
                  .map((place, i) => (values[i] === null && least[i] === null && greatest[i] === null ? "|" : place))
                  .join(" ");""", places);
    }

    @Test
    void drawsNoLineWhereNothingWasMeasured(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 2)).html(), "report-gaps");

        assertThat(drawn(browser, "0 10 20 30 40 400 410 420 800 810 820 830"))
                .isEqualTo("0 10 20 30 40 | 400 410 420 | 800 810 820 830");
        assertThat(drawn(browser, "0 1 2 3 4 5 6 7 8 20 40 60 80 100"))
                .as("looked at less often from some step on")
                .isEqualTo("0 1 2 3 4 5 6 7 8 20 40 60 80 100");
        assertThat(drawn(browser, "0 900 1000"))
                .as("too few to tell what is usual")
                .isEqualTo("0 900 1000");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void zoomsByMouse(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 10)).html(), "report-mouse");
        double whole = browser.number(RANGE + ".max");
        var plot = browser.find("#chart-loss .u-over");
        browser.mouse()
                .moveToElement(plot, -200, 0)
                .clickAndHold()
                .moveByOffset(150, 0)
                .release()
                .perform();
        assertThat(browser.number(RANGE + ".max")).isLessThan(whole);
        browser.mouse().doubleClick(plot).perform();

        assertThat(browser.number(RANGE + ".max")).isEqualTo(whole);
    }

    @Test
    void zoomsByTwoFingers(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 10)).html(), "report-touch");
        double whole = browser.number(RANGE + ".max - " + RANGE + ".min");
        browser.run("document.querySelector('#chart-loss .chart-plot').scrollIntoView({block: 'center'})");
        int x = (int) browser.number("document.querySelector('#chart-loss .u-over').getBoundingClientRect().left");
        int y = (int) browser.number("document.querySelector('#chart-loss .u-over').getBoundingClientRect().top") + 50;

        browser.touch("touchStart", new int[] {x + 300, y}, new int[] {x + 400, y})
                .touch("touchMove", new int[] {x + 200, y}, new int[] {x + 600, y})
                .touch("touchEnd");

        browser.await(RANGE + ".max - " + RANGE + ".min < " + 0.5 * whole);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void hasEveryChartAsATableToo(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 4)).html(), "report-table");
        browser.click("#chart-metric-accuracy details summary");
        browser.await("document.querySelector('#chart-metric-accuracy table')");

        assertThat(browser.findAll("#chart-metric-accuracy tbody tr")).hasSize(4);
        assertThat(browser.text("#chart-metric-accuracy .chart-summary")).startsWith("Training: from ");
    }

    @Test
    void showsEpochsInsteadOfSteps(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 4)).html(), "report-epochs");
        browser.choose("#axis", "epoch");

        assertThat(browser.number(LOSS + ".plot.data[0].at(-1)")).isEqualTo(4);
        assertThat(browser.number(LOSS + ".plot.data[0][9]")).isEqualTo(1);
    }

    @Test
    void movesThroughSpreads(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 4)).html(), "report-spreads");
        browser.choose("#spread-kind", "activations").choose("#spread-place", "1 (ReLU)");
        assertThat(browser.text("#spread-view .chart-summary"))
                .startsWith("activations of 1 (ReLU), after step 30 (epoch 3)");
        browser.press("#spread-time", Keys.HOME);

        assertThat(browser.text("#spread-view .chart-summary"))
                .startsWith("activations of 1 (ReLU), after step 0 (epoch 0)");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void isReadableInLightAndDarkOnWideAndNarrowScreens(Browser browser) {
        String html = RunReport.of(recorded(new SmallRun(), 12)).html();
        for (boolean isDark : new boolean[] {false, true}) {
            for (int width : new int[] {1280, 360}) {
                browser.size(width, 900).dark(isDark).open(html, "report-looks");
                browser.screenshot("report-" + (isDark ? "dark-" : "light-") + width);
                assertThat(browser.number("document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(width);
            }
        }
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void isDrawnAgainInOtherColoursWhenTheThemeChanges(Browser browser) {
        browser.open(RunReport.of(recorded(new SmallRun(), 2)).html(), "report-theme");
        String stroke = LOSS + ".plot.series[1]._stroke";
        Object light = browser.run("return " + stroke);
        browser.choose("#theme-switch", "dark");

        assertThat(browser.run("return " + stroke)).isNotEqualTo(light);
    }

    // ---- what may be missing

    private static Trainer line(RunRecorder recorder, double rate) {
        Generator.seedGlobal(3);
        Sequential model = Sequential.of(new Dense(1, 1));
        return Trainer.of(model, new MSELoss(), new SGD(model.parameters(), rate))
                .progress(Progress.off())
                .callback(recorder);
    }

    private static DataLoader numbers() {
        Tensor x = Tensor.randn(new Generator(1), 40, 1);
        return new DataLoader(new TensorDataset(x, x.mul(2)), 10);
    }

    @Test
    void showsARunWithoutValidationOrMetrics(Browser browser) {
        RunRecorder recorder = new RunRecorder("A line").predictions(numbers());
        line(recorder, 0.1).epochs(3).fit(numbers());
        browser.open(RunReport.of(recorder).html(), "report-bare");

        assertThat(browser.text("#facts")).contains("training loss").doesNotContain("validation");
        assertThat(browser.findAll("#confusion")).isEmpty();
        assertThat(browser.findAll("#samples li")).isNotEmpty();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsARunThatHasNotStarted(Browser browser) {
        browser.open(RunReport.of(new RunRecorder()).html(), "report-waiting");

        assertThat(browser.text("#stop-reason")).isEqualTo("The run has not started.");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsARunThatDiverged(Browser browser) {
        RunRecorder recorder = new RunRecorder("Too fast").every(1);
        Trainer trainer = line(recorder, 1e6).epochs(100);
        assertThatThrownBy(() -> trainer.fit(numbers())).isInstanceOf(NonFiniteException.class);
        browser.open(RunReport.of(recorder).html(), "report-failed");

        assertThat(browser.text("#stop-reason"))
                .startsWith("The run has failed: ")
                .startsWith("The run has failed: Epoch 1, batch ");
        assertThat(browser.text("#findings")).contains("Learning rate too high").contains("CS231n");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void showsARunThatStoppedBeforeItsFirstEpochEnded(Browser browser) {
        RunRecorder recorder = new RunRecorder("Interrupted");
        line(recorder, 0.1).steps(2).fit(numbers());
        browser.open(RunReport.of(recorder).html(), "report-interrupted");

        assertThat(browser.text("#stop-reason")).contains("all 2 steps are done");
        assertThat(plotted(browser, "loss", "training, batch")).hasSize(2);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void aMissingFolderIsMade(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("runs").resolve("first").resolve("run.html");
        RunReport.of(new RunRecorder("Not begun")).write(file);

        assertThat(file).content().contains("Not begun");
    }

    @Test
    void showsGapsWhereNumbersAreNotFinite(Browser browser) {
        RunRecorder recorder = new RunRecorder("Gaps");
        line(recorder, 0.1)
                .epochs(2)
                .validateWith(List.of(new Batch(Tensor.full(Double.NaN, 1, 1), Tensor.zeros(1, 1))))
                .fit(numbers());
        browser.open(RunReport.of(recorder).html(), "report-gaps");

        assertThat(plotted(browser, "loss", "validation")).isEmpty();
        assertThat(plotted(browser, "loss", "training")).hasSize(2);
        assertThat(browser.text("#facts")).contains("not finite\nvalidation loss");
        assertThat(browser.errors()).isEmpty();
    }
}
