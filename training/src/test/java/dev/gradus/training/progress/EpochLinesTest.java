package dev.gradus.training.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.Runs;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EpochLinesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EpochLines lines = Progress.lines(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    private List<String> written() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Epochs of a tenth of a second each, with the loss 1 / epoch. */
    private static void run(Callback callback, OptionalInt limit, int epochs) {
        Run run = Runs.planned(limit, OptionalInt.of(3));
        callback.onStart(run);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            callback.onEpochEnd(
                    run,
                    EpochRecord.builder(epoch, 1.0 / epoch)
                            .time(0.1, 0.1 * epoch)
                            .build());
        }
        callback.onEnd(run, new StopReason(epoch -> Optional.empty(), epochs, 0, 0, "enough is enough"));
    }

    @Test
    void aLineForEveryEpochAndOneAtTheEnd() {
        run(lines.withoutTimes(), OptionalInt.of(10), 3);

        assertThat(written())
                .containsExactly(
                        "epoch  1/10  loss 1.000",
                        "epoch  2/10  loss 0.5000",
                        "epoch  3/10  loss 0.3333",
                        "stopped: enough is enough");
    }

    @Test
    void timeTakenAndTimeLeft() {
        run(lines, OptionalInt.of(100), 2);

        assertThat(written()).startsWith("epoch   1/100  loss 1.000  (0.10 s, 9.90 s left)");
    }

    @Test
    void withoutALimitNobodyKnowsTheTimeLeft() {
        run(lines, OptionalInt.empty(), 1);

        assertThat(written()).startsWith("epoch 1  loss 1.000  (0.10 s)");
    }

    @Test
    void everythingThatWasMeasured() {
        EpochLines plain = lines.withoutTimes();
        Run run = Runs.planned(OptionalInt.of(5), OptionalInt.empty());
        plain.onStart(run);
        plain.onEpochEnd(
                run,
                EpochRecord.builder(4, 12340)
                        .metrics(Map.of("accuracy", 0.967))
                        .validation(1e-7, Map.of("accuracy", 1.0))
                        .gradientNorm(0.25)
                        .build());

        assertThat(written())
                .containsExactly(
                        "epoch 4/5  loss 1.234e+04  accuracy 0.9670  validation loss 1.000e-07  validation accuracy 1.000  gradient norm 0.2500");
    }

    @Test
    void someEpochsOnlyButAlwaysTheFirstAndTheLast() {
        run(lines.withoutTimes().every(2), OptionalInt.of(5), 5);

        assertThat(written())
                .containsExactly(
                        "epoch 1/5  loss 1.000",
                        "epoch 2/5  loss 0.5000",
                        "epoch 4/5  loss 0.2500",
                        "epoch 5/5  loss 0.2000",
                        "stopped: enough is enough");
    }

    @Test
    void linesCanKeepATimeBetweenThem() {
        run(lines.withoutTimes().atMostEvery(Duration.ofMillis(250)), OptionalInt.of(9), 8);

        assertThat(written())
                .containsExactly(
                        "epoch 1/9  loss 1.000",
                        "epoch 4/9  loss 0.2500",
                        "epoch 7/9  loss 0.1429",
                        "epoch 8/9  loss 0.1250",
                        "stopped: enough is enough");
    }

    @Test
    void timesOfAllLengths() {
        assertThat(EpochText.time(0.004)).isEqualTo("0.00 s");
        assertThat(EpochText.time(9.994)).isEqualTo("9.99 s");
        assertThat(EpochText.time(10)).isEqualTo("10 s");
        assertThat(EpochText.time(59.6)).isEqualTo("1 min 0 s");
        assertThat(EpochText.time(200)).isEqualTo("3 min 20 s");
        assertThat(EpochText.time(7500)).isEqualTo("2 h 5 min");
    }

    @Test
    void aNumberOfEpochsBelowOneIsRefused() {
        assertThatThrownBy(() -> lines.every(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every: a line needs at least 1 epoch, got 0");
    }

    @Test
    void theSpeedOfTheBatches() {
        Run run = Runs.planned(OptionalInt.of(2), OptionalInt.of(1));
        lines.onStart(run);
        lines.onEpochStart(run);
        lines.onBatchEnd(run);
        lines.onEpochEnd(run, EpochRecord.builder(1, 1).time(0.1, 0.1).build());

        assertThat(written().get(0))
                .matches("epoch 1/2  loss 1\\.000  \\(0\\.10 s, [\\d,.]+ samples/s, 0\\.10 s left\\)");
    }

    @Test
    void speedsOfAllSizes() {
        assertThat(EpochText.speed(0.5)).isEqualTo("0.50 samples/s");
        assertThat(EpochText.speed(12.4)).isEqualTo("12 samples/s");
        assertThat(EpochText.speed(1234567)).isEqualTo("1,234,567 samples/s");
    }
}
