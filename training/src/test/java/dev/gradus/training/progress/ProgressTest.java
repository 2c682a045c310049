package dev.gradus.training.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.Runs;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

class ProgressTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Progress.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    private void showTwoQuickEpochs(Callback callback) {
        Run run = Runs.planned(OptionalInt.of(2), OptionalInt.empty());
        callback.onStart(run);
        callback.onEpochEnd(run, EpochRecord.builder(1, 0.5).time(0.01, 0.01).build());
        callback.onEpochEnd(run, EpochRecord.builder(2, 0.25).time(0.01, 0.02).build());
    }

    @Test
    void linesGoToTheLogAtLevelInfo() {
        showTwoQuickEpochs(Progress.log());

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "epoch 1/2  loss 0.5000  (0.01 s, 0.01 s left)",
                        "epoch 2/2  loss 0.2500  (0.01 s, 0.00 s left)");
        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.INFO);
    }

    @Test
    void withoutATerminalTheLogIsUsedSparingly() {
        showTwoQuickEpochs(Progress.automatic());

        assertThat(log.list).hasSize(1);
    }

    @Test
    void withoutATerminalAndWithoutABindingLinesGoToTheStandardOutput() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        showTwoQuickEpochs(Progress.withoutTerminal(new NOPLoggerFactory(), out));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("epoch 1/2  loss 0.5000  (0.01 s, 0.01 s left)");
        assertThat(log.list).isEmpty();
    }

    @Test
    void withoutATerminalAndWithABindingNothingGoesToTheStandardOutput() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        showTwoQuickEpochs(Progress.withoutTerminal(LoggerFactory.getILoggerFactory(), out));

        assertThat(bytes.size()).isZero();
        assertThat(log.list).hasSize(1);
    }

    @Test
    void offShowsNothing() {
        showTwoQuickEpochs(Progress.off());
        showTwoQuickEpochs(Progress.bar());

        assertThat(log.list).isEmpty();
    }

    private List<String> pairs(int line) {
        return log.list.get(line).getKeyValuePairs().stream()
                .map(pair -> pair.key + "=" + pair.value)
                .toList();
    }

    @Test
    void structuredLinesHaveTheirNumbersAsKeysAndValues() {
        Run run = Runs.planned(OptionalInt.of(2), OptionalInt.of(3));
        when(run.epoch()).thenReturn(1);
        when(run.step()).thenReturn(3L);
        Callback structured = Progress.structured();
        structured.onStart(run);
        structured.onEpochEnd(
                run,
                EpochRecord.builder(1, 0.5)
                        .metrics(Map.of("accuracy", 0.75))
                        .validation(0.25, Map.of("accuracy", 1.0))
                        .learningRate(0.1)
                        .time(1, 2)
                        .build());
        structured.onEnd(run, new StopReason(epoch -> Optional.empty(), 1, 0, 0, "enough"));

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("training starts", "epoch done", "training stopped");
        assertThat(pairs(0)).containsExactly("step=3", "epochs=2", "batchesPerEpoch=3");
        assertThat(pairs(1))
                .containsExactly(
                        "epoch=1",
                        "step=3",
                        "loss=0.5",
                        "accuracy=0.75",
                        "validation.loss=0.25",
                        "validation.accuracy=1.0",
                        "learningRate=0.1",
                        "seconds=1.0",
                        "elapsedSeconds=2.0");
        assertThat(pairs(2)).containsExactly("epoch=1", "step=3", "reason=enough");
    }

    @Test
    void aFailureIsAStructuredLineToo() {
        Run run = Runs.planned(OptionalInt.of(2), OptionalInt.of(3));
        when(run.epoch()).thenReturn(2);
        when(run.batchNumber()).thenReturn(7);
        Progress.structured().onFailure(run, new ArithmeticException("too much"));

        assertThat(log.list.get(0).getLevel()).isEqualTo(Level.ERROR);
        assertThat(log.list.get(0).getThrowableProxy().getMessage()).isEqualTo("too much");
        assertThat(pairs(0)).containsExactly("epoch=2", "batch=7", "step=0");
    }

    @Test
    void aDumbTerminalGetsLines() {
        assertThat(Terminal.canRedraw("dumb")).isFalse();
        assertThat(Terminal.canRedraw("xterm-256color")).isTrue();
        assertThat(Terminal.canRedraw(null)).isTrue();
    }
}
