package dev.gradus.training.progress;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.Runs;
import dev.gradus.training.history.EpochRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
}
