package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.Trainer;
import dev.gradus.training.data.Batch;
import dev.gradus.training.progress.Progress;
import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@BrowserTest
class LongRunTest {
    private static final int STEPS = 1_000_000;

    /** A million steps in epochs of a hundred, validated after each. */
    private static RunRecorder longRun() {
        Generator.seedGlobal(1);
        Sequential model = Sequential.of(new Dense(2, 3), new Sigmoid(), new Dense(3, 2), new Sigmoid());
        Batch batch =
                new Batch(Tensor.from(new float[][] {{0.05f, 0.1f}}), Tensor.from(new float[][] {{0.01f, 0.99f}}));
        RunRecorder recorder = new RunRecorder("A million steps");
        Trainer.of(model, new MSELoss(), new SGD(model.parameters(), 0.5))
                .progress(Progress.off())
                .steps(STEPS)
                .validateWith(List.of(batch))
                .recordGradientNorm()
                .callback(recorder)
                .fit(Collections.nCopies(100, batch));
        return recorder;
    }

    @Test
    void fitsIntoAFewMegabytesAndOpens(Browser browser) {
        RunRecorder recorder = longRun();
        String html = RunReport.of(recorder).html();

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_000_000);
        JsonNode run = SmallRun.json(recorder.json());
        run.get("curves").forEach(curve -> assertThat(curve.get("step")).hasSizeLessThanOrEqualTo(2048));
        run.get("spreads").forEach(spread -> assertThat(spread.get("rows")).hasSizeLessThanOrEqualTo(64));
        assertThat(run.get("epochs").get("step").size()).isBetween(1024, 2048);
        JsonNode losses = StreamSupport.stream(run.get("curves").spliterator(), false)
                .filter(curve -> curve.get("line").asText().equals("training, batch"))
                .findFirst()
                .orElseThrow()
                .get("step");
        assertThat(losses.get(losses.size() - 1).asInt()).isEqualTo(STEPS);

        browser.open(html, "report-million");
        assertThat(browser.number("document.getElementById('chart-loss').chart.plot.data[0].at(-1)"))
                .isEqualTo(STEPS);
        assertThat(browser.errors()).isEmpty();
        browser.screenshot("report-million");
    }
}
