package dev.gradus.training.checkpoint;

import static dev.gradus.training.stopping.StoppingCriteria.loss;
import static dev.gradus.training.stopping.StoppingCriteria.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gradus.layers.Dense;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.history.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** When checkpoints are written, which are kept, and what happens when that does not work. */
class CheckpointWriterTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.gradus.training.checkpoint");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Counter counter = new Counter();

    @TempDir
    Path parent;

    private Path folder;

    /** A number that counts what was done, so that a checkpoint can be told from another. */
    private static final class Counter implements CheckpointPart {
        private double value;
        private @Nullable RuntimeException failure;

        @Override
        public PartState state() {
            if (failure != null) {
                throw failure;
            }
            return PartState.builder().number("value", value).build();
        }

        @Override
        public void restore(PartState state) {
            value = state.number("value");
        }
    }

    @BeforeEach
    void listen() {
        folder = parent.resolve("run");
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    private CheckpointWriter writer(Checkpoints settings) {
        Dense model = new Dense(1, 1);
        return settings.writer(
                Checkpoint.of(model, new SGD(model.parameters(), 1)).with("counter", counter));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName()
                            .toString()
                            .replaceAll("checkpoint-0*", "")
                            .replace(".safetensors", ""))
                    .sorted()
                    .toList();
        }
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void steps(CheckpointWriter writer, int from, int to) {
        for (int step = from; step <= to; step++) {
            counter.value = step;
            writer.afterStep(step);
        }
    }

    @Test
    void theLastTwoOfAllEpochsAreKeptUnlessSaidOtherwise() throws IOException {
        CheckpointWriter writer = writer(Checkpoints.in(folder));
        writer.start();
        for (int epoch = 1; epoch <= 3; epoch++) {
            steps(writer, epoch * 10 - 9, epoch * 10);
            writer.afterEpoch(epoch * 10, EpochRecord.of(epoch, 1));
        }

        assertThat(files()).containsExactly("20", "30");
    }

    @Test
    void everySoManyStepsAndEpochs() throws IOException {
        CheckpointWriter writer =
                writer(Checkpoints.in(folder).everySteps(4).everyEpochs(2).keepLast(9));
        writer.start();
        for (int epoch = 1; epoch <= 4; epoch++) {
            steps(writer, epoch * 5 - 4, epoch * 5);
            writer.afterEpoch(epoch * 5, EpochRecord.of(epoch, 1));
        }
        writer.atEnd(20);

        assertThat(files()).containsExactly("10", "12", "16", "20", "4", "8");
    }

    @Test
    void aTimeAfterTheLastOne() throws IOException {
        CheckpointWriter writer =
                writer(Checkpoints.in(folder).every(Duration.ofNanos(1)).keepLast(9));
        writer.start();
        steps(writer, 1, 3);
        CheckpointWriter patient =
                writer(Checkpoints.in(folder).everyMinutes(10).keepLast(9));
        patient.resume();
        steps(patient, 4, 6);

        assertThat(files()).containsExactly("1", "2", "3");
    }

    @Test
    void theBestAreKeptHoweverOldOverARestart() throws IOException {
        Checkpoints settings = Checkpoints.in(folder).keepLast(1).keepBest(2, loss());
        double[] losses = {0.5, 0.2, 0.4, 0.3, 0.6, 0.7};
        for (int epoch = 1; epoch <= losses.length; epoch++) {
            CheckpointWriter writer = writer(settings);
            writer.resume();
            writer.afterEpoch(epoch, EpochRecord.of(epoch, losses[epoch - 1]));
        }

        assertThat(files()).containsExactly("2", "4", "6");
    }

    @Test
    void oneOfTheBestIsWrittenThoughNoneIsDue() throws IOException {
        CheckpointWriter writer = writer(Checkpoints.in(folder).everyEpochs(100).keepBest(1, metric("accuracy")));
        writer.start();
        double[] accuracies = {0.5, Double.NaN, 0.4, 0.9, 0.8};
        for (int epoch = 1; epoch <= accuracies.length; epoch++) {
            writer.afterEpoch(
                    epoch,
                    EpochRecord.builder(epoch, 1)
                            .metrics(Map.of("accuracy", accuracies[epoch - 1]))
                            .build());
        }

        assertThat(files()).containsExactly("1", "4");
    }

    @Test
    void theNewestWholeFileIsUsedAndADamagedOneReported() throws IOException {
        CheckpointWriter first = writer(Checkpoints.in(folder).everySteps(1).keepLast(3));
        first.start();
        steps(first, 1, 3);
        Path newest = folder.resolve("checkpoint-000000000003.safetensors");
        byte[] whole = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(whole, whole.length - 1));
        Path oldest = folder.resolve("checkpoint-000000000001.safetensors");
        Files.write(oldest, new byte[3]);
        counter.value = 99;

        assertThat(writer(Checkpoints.in(folder)).resume())
                .hasValue(folder.resolve("checkpoint-000000000002.safetensors"));
        assertThat(counter.value).isEqualTo(2);
        assertThat(files()).containsExactly("1.damaged", "2", "3.damaged");
        assertThat(warnings()).hasSize(2);
        assertThat(warnings().get(0)).startsWith("The checkpoint %s is damaged and set aside: ".formatted(newest));
    }

    @Test
    void withoutAnyCheckpointARunStartsAnew() {
        assertThat(writer(Checkpoints.in(folder)).resume()).isEmpty();
        assertThat(folder).isDirectory();
    }

    @Test
    void aFolderThatVanishesIsReportedAndTrainingGoesOn() throws IOException {
        CheckpointWriter writer = writer(Checkpoints.in(folder).everySteps(1));
        writer.start();
        steps(writer, 1, 1);
        Files.delete(folder.resolve("checkpoint-000000000001.safetensors"));
        Files.delete(folder);
        steps(writer, 2, 2);

        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "The checkpoint after step 2 could not be written; training goes on, and the last good one is ")
                .contains("the folder %s does not exist".formatted(folder));
        assertThat(writer.failure())
                .hasValueSatisfying(failure -> assertThat(failure).contains("does not exist"));

        Files.createDirectory(folder);
        steps(writer, 3, 3);
        assertThat(writer.failure()).isEmpty();
        assertThat(files()).containsExactly("3");
    }

    @ParameterizedTest
    @CsvSource({"too much to save, too much to save", ", java.lang.IllegalStateException"})
    void aPartThatCannotBeSavedIsReportedAndTrainingGoesOn(@Nullable String message, String told) {
        CheckpointWriter writer = writer(Checkpoints.in(folder).everySteps(1));
        writer.start();
        counter.failure = new IllegalStateException(message);
        steps(writer, 1, 1);

        assertThat(warnings())
                .containsExactly(
                        "The checkpoint after step 1 could not be written; training goes on, and there is none from this run yet: "
                                + told);
        assertThat(writer.failure()).hasValue(told);
        counter.failure = null;
        writer.atEnd(1);
        assertThat(writer.failure()).isEmpty();
    }

    @Test
    void whatStandsInTheWayIsLeftAlone() throws IOException {
        CheckpointWriter writer = writer(Checkpoints.in(folder).everySteps(1));
        writer.start();
        steps(writer, 1, 1);
        Files.createDirectory(folder.resolve("checkpoint-000000000002.safetensors"));
        steps(writer, 2, 2);

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("there is a folder, a device or a pipe of that name");
        assertThat(files()).containsExactly("1", "2");
    }

    @Test
    void aPlaceThatIsNoFolderIsAnErrorAtTheStart() throws IOException {
        Files.writeString(folder, "a file");

        assertThatThrownBy(() -> writer(Checkpoints.in(folder)).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The folder %s cannot be used for checkpoints: ", folder)
                .hasMessageEndingWith("choose another one, or change its permissions");
    }

    @Test
    void countsBelowOneAreRefused() {
        Checkpoints settings = Checkpoints.in(folder);

        assertThatThrownBy(() -> settings.everySteps(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Checkpoints.everySteps: expected at least 1, got 0");
        assertThatThrownBy(() -> settings.everyEpochs(0)).hasMessageContaining("everyEpochs");
        assertThatThrownBy(() -> settings.everyMinutes(0)).hasMessageContaining("everyMinutes");
        assertThatThrownBy(() -> settings.keepLast(0)).hasMessageContaining("keepLast");
        assertThatThrownBy(() -> settings.keepBest(0, loss())).hasMessageContaining("keepBest");
    }
}
