package dev.gradus.training.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.Runs;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBarStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalBarTest {
    private static final int WIDTH = 100;
    private static final StopReason REASON =
            new StopReason(epoch -> Optional.empty(), 2, 2, 2, "all 2 epochs are done");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TerminalBar bar =
            new TerminalBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), ProgressBarStyle.ASCII, WIDTH);

    /** What a person sees in the end: the last drawing of the bar, and the lines after it. */
    private String seen() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.substring(text.lastIndexOf('\r') + 1);
    }

    private Run run(OptionalInt epochs, OptionalInt batches, EpochRecord... done) {
        Run run = Runs.planned(epochs, batches, done);
        bar.onStart(run);
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (int batch = 1; batch <= 3; batch++) {
                bar.onBatchEnd(run);
            }
            bar.onEpochEnd(run, EpochRecord.builder(epoch, 0.5).time(1, epoch).build());
        }
        return run;
    }

    @Test
    void batchesOfAllEpochsAreCounted() {
        bar.onEnd(run(OptionalInt.of(2), OptionalInt.of(3)), REASON);

        assertThat(seen())
                .contains("100% [")
                .contains("] 6/6 (0:00:00 / 0:00:00)")
                .contains("epoch 2  loss 0.5000")
                .endsWith("stopped: all 2 epochs are done" + System.lineSeparator());
    }

    @Test
    void allNumbersOfTheLastEpochAreLeftBelowTheBar() {
        EpochRecord last = EpochRecord.builder(1, 0.5)
                .metrics(Map.of("accuracy", 0.95))
                .validation(0.25, Map.of("accuracy", 0.9))
                .build();
        bar.onEnd(run(OptionalInt.of(2), OptionalInt.of(3), last), REASON);

        assertThat(seen().lines().skip(1))
                .containsExactly(
                        "epoch 1  loss 0.5000  accuracy 0.9500  validation loss 0.2500  validation accuracy 0.9000",
                        "stopped: all 2 epochs are done");
    }

    @Test
    void trainingThatStopsEarlyLeavesAFullBar() {
        bar.onEnd(run(OptionalInt.of(28), OptionalInt.of(3)), REASON);

        assertThat(seen()).contains("100% [").contains("] 6/6 (");
    }

    @Test
    void epochsAreCountedWhereTheirLengthIsUnknown() {
        bar.onEnd(run(OptionalInt.of(2), OptionalInt.empty()), REASON);

        assertThat(seen()).contains("100% [").contains("] 2/2 (");
    }

    @Test
    void withoutALimitThereIsNoEndInSight() {
        bar.onEnd(run(OptionalInt.empty(), OptionalInt.of(3)), REASON);

        assertThat(seen()).contains("6/? (").contains("epoch 2  loss 0.5000");
    }

    @Test
    void bothLossesFitBehindTheBar() {
        Run run = Runs.planned(OptionalInt.of(1), OptionalInt.empty());
        bar.onStart(run);
        bar.onEpochEnd(
                run,
                EpochRecord.builder(1, 0.5)
                        .validation(0.25, Map.of("accuracy", 0.9))
                        .time(1, 1)
                        .build());
        bar.onEnd(run, REASON);

        assertThat(seen()).contains("epoch 1  loss 0.5000  validation 0.2500" + System.lineSeparator());
    }

    @Test
    void aLateDrawingDoesNotReachTheConsole() {
        BarConsole console = new BarConsole(new PrintStream(bytes, true, StandardCharsets.UTF_8), WIDTH);
        console.accept("half");
        console.close();
        console.accept("late");
        console.close();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\rhalf" + System.lineSeparator());
    }

    @Test
    void theBarIsLeftInPeaceWhenTrainingFails() {
        bar.onFailure(run(OptionalInt.of(4), OptionalInt.of(3)), new ArithmeticException());

        assertThat(seen()).contains("] ").contains("6/12").endsWith(System.lineSeparator());
    }

    @Test
    void speedAndTimeLeftInTheEpochStandBehindTheBar() throws InterruptedException {
        TerminalBar wide = new TerminalBar(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), ProgressBarStyle.ASCII, 2 * WIDTH);
        Run run = Runs.planned(OptionalInt.of(2), OptionalInt.of(3));
        when(run.epoch()).thenReturn(1);
        when(run.batchNumber()).thenReturn(0, 1);
        when(run.epochLoss()).thenReturn(0.75);
        wide.onStart(run);
        wide.onEpochStart(run);
        Thread.sleep(201); // what comes sooner is not drawn
        wide.onBatchEnd(run);
        wide.onFailure(run, new ArithmeticException());

        assertThat(seen()).containsPattern("epoch 1  loss 0\\.7500  \\d+ samples/s  \\d\\.\\d\\d s left in epoch");
    }

    @Test
    void aRunThatGoesOnBeginsWhereItWas() {
        Run run = Runs.planned(OptionalInt.of(4), OptionalInt.of(3), EpochRecord.of(1, 0.5), EpochRecord.of(2, 0.5));
        when(run.step()).thenReturn(7L);
        when(run.batchNumber()).thenReturn(1);
        bar.onStart(run);
        bar.onBatchEnd(run);
        bar.onFailure(run, new ArithmeticException());

        assertThat(seen()).contains("8/12");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 20, 40, 80})
    void noDrawingIsWiderThanTheTerminal(int width) {
        TerminalBar narrow =
                new TerminalBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), ProgressBarStyle.ASCII, width);
        Run run = Runs.planned(OptionalInt.of(2), OptionalInt.of(3));
        narrow.onStart(run);
        narrow.onBatchEnd(run);
        narrow.onEpochEnd(run, EpochRecord.builder(1, 0.5).time(1, 1).build());
        narrow.onFailure(run, new ArithmeticException());

        assertThat(bytes.toString(StandardCharsets.UTF_8).split("[\r\n]+"))
                .allSatisfy(drawing -> assertThat(drawing).hasSizeLessThanOrEqualTo(width));
    }

    @Test
    void thereIsNoTerminalInATest() {
        assertThat(Terminal.isPresent()).isFalse();
        assertThat(Progress.automatic()).isInstanceOf(EpochLines.class);
        assertThat(Progress.bar()).isNotInstanceOf(TerminalBar.class);
    }
}
