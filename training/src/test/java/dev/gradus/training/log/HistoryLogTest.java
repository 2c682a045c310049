package dev.gradus.training.log;

import static dev.gradus.training.ClassifiedPoints.points;
import static dev.gradus.training.metrics.Metrics.accuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.ClassifiedPoints;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.Runs;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryLogTest {
    @TempDir
    Path folder;

    private static Run run(long step, EpochRecord... done) {
        Run run = Runs.planned(OptionalInt.of(9), OptionalInt.of(3), done);
        when(run.step()).thenReturn(step);
        return run;
    }

    private static EpochRecord epoch(int number) {
        return EpochRecord.of(number, 1.0 / number);
    }

    private static void write(HistoryLog log, int from, int to) {
        for (int number = from; number <= to; number++) {
            log.onEpochEnd(run(3L * number), epoch(number));
        }
    }

    private static HistoryLog started(Path file) {
        HistoryLog log = HistoryLog.to(file);
        log.onStart(run(0));
        return log;
    }

    @ParameterizedTest
    @ValueSource(strings = {"history.csv", "history.jsonl"})
    void everyNumberOfARealRunIsReadBackAsItWas(String name) {
        Path file = folder.resolve("new folder").resolve(name);
        History history = ClassifiedPoints.trainer()
                .epochs(5)
                .metric(accuracy())
                .recordGradientNorm()
                .validateWith(points())
                .callback(HistoryLog.to(file).everySteps(2))
                .fit(points())
                .history();

        assertThat(HistoryLog.read(file).epochs()).isEqualTo(history.epochs());
    }

    @Test
    void csvHasAHeaderAndALineForEachEpoch() throws IOException {
        Path file = folder.resolve("history.csv");
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", 0.5);
        metrics.put("top 1, exact", 0.25);
        started(file)
                .onEpochEnd(
                        run(3),
                        EpochRecord.builder(1, 0.5)
                                .metrics(metrics)
                                .validation(0.75, Map.of("accuracy", 1e-7))
                                .gradientNorm(Double.POSITIVE_INFINITY)
                                .learningRate(0.1)
                                .time(2, 3)
                                .build());

        assertThat(Files.readString(file)).isEqualTo("""
                        epoch,step,loss,accuracy,"top 1, exact",validation loss,validation accuracy,gradient norm,learning rate,seconds,elapsed seconds
                        1,3,0.5,0.5,0.25,0.75,1.0E-7,Infinity,0.1,2.0,3.0
                        """);
    }

    @Test
    void jsonHasAnObjectInEachLine() throws IOException {
        Path file = folder.resolve("history.jsonl");
        HistoryLog log = started(file);
        log.onEpochEnd(run(3), EpochRecord.builder(1, 0.5).learningRate(1e-8).build());
        log.onEpochEnd(run(6), EpochRecord.of(2, Double.POSITIVE_INFINITY));

        assertThat(Files.readString(file)).isEqualTo("""
                        {"epoch":1,"step":3,"loss":0.5,"learning rate":1.0E-8}
                        {"epoch":2,"step":6,"loss":"Infinity"}
                        """);
        assertThat(HistoryLog.read(file).loss()).containsExactly(0.5, Double.POSITIVE_INFINITY);
    }

    @Test
    void stepsHaveLinesWhereAskedFor() throws IOException {
        Path file = folder.resolve("history.csv");
        HistoryLog log = HistoryLog.to(file).everySteps(2);
        Optimizer optimizer = ClassifiedPoints.optimizer();
        log.onStart(run(0));
        for (int step = 1; step <= 4; step++) {
            Run run = run(step);
            when(run.epoch()).thenReturn(1);
            when(run.batchNumber()).thenReturn(step);
            when(run.batchLoss()).thenReturn(0.5 * step);
            when(run.optimizer()).thenReturn(optimizer);
            log.afterStep(run);
        }
        log.onEpochEnd(run(4), EpochRecord.builder(1, 1.25).time(1, 1).build());

        assertThat(Files.readString(file)).isEqualTo("""
                        epoch,step,loss,seconds,elapsed seconds,batch,learning rate
                        1,2,1.0,,,2,0.1
                        1,4,2.0,,,4,0.1
                        1,4,1.25,1.0,1.0,,
                        """);
        assertThat(HistoryLog.read(file).loss()).containsExactly(1.25);
    }

    @Test
    void whatIsMeasuredLaterGetsAColumn() throws IOException {
        Path file = folder.resolve("history.csv");
        HistoryLog log = started(file);
        log.onEpochEnd(run(3), epoch(1));
        log.onEpochEnd(
                run(6), EpochRecord.builder(2, 0.5).validation(0.75, Map.of()).build());

        assertThat(Files.readString(file)).isEqualTo("epoch,step,loss,validation loss\n1,3,1.0,\n2,6,0.5,0.75\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history.csv", "history.jsonl"})
    void aRunThatGoesOnDropsWhatComesAgain(String name) throws IOException {
        Path file = folder.resolve(name);
        write(started(file), 1, 5);
        Files.writeString(file, "{\"epoch\":6,\"st", StandardOpenOption.APPEND);
        assertThat(HistoryLog.read(file).size()).isEqualTo(5);

        HistoryLog log = HistoryLog.to(file);
        log.onStart(run(9, epoch(1), epoch(2), epoch(3)));
        assertThat(HistoryLog.read(file).size()).isEqualTo(3);
        write(log, 4, 6);

        assertThat(HistoryLog.read(file).epochNumbers()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history.csv", "history.jsonl"})
    void aRunThatGoesOnFromACheckpointTellsOfEachEpochOnce(String name) throws IOException {
        Path file = folder.resolve(name);
        Path checkpoints = folder.resolve("checkpoints");
        Path older = folder.resolve("older");
        ClassifiedPoints.trainer()
                .epochs(5)
                .checkpoints(Checkpoints.in(checkpoints))
                .callback(HistoryLog.to(file).everySteps(1))
                .afterEpoch(epoch -> {
                    if (epoch.epoch() == 3) {
                        copy(checkpoints, older); // with the one after epoch 2
                    }
                })
                .fit(points());

        History history = ClassifiedPoints.trainer()
                .epochs(6)
                .checkpoints(Checkpoints.in(older))
                .resume()
                .callback(HistoryLog.to(file).everySteps(1))
                .fit(points())
                .history();

        assertThat(history.size()).isEqualTo(6);
        assertThat(HistoryLog.read(file).epochs()).isEqualTo(history.epochs());
        // Six epochs of three steps, and the header of a CSV file.
        assertThat(Files.readAllLines(file)).hasSize(6 * 4 + (name.endsWith(".csv") ? 1 : 0));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectory(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRunThatGoesOnInTheMidstOfAnEpochKeepsTheStepsBefore() {
        Path file = folder.resolve("history.jsonl");
        HistoryLog log = HistoryLog.to(file).everySteps(1);
        Optimizer optimizer = ClassifiedPoints.optimizer();
        log.onStart(run(0));
        for (int step = 1; step <= 3; step++) {
            Run run = run(step);
            when(run.batchNumber()).thenReturn(step);
            when(run.optimizer()).thenReturn(optimizer);
            log.afterStep(run);
        }
        log.onStart(run(2));

        assertThat(file).content().contains("\"batch\":2").doesNotContain("\"batch\":3");
    }

    @Test
    void aRunThatGoesOnWithoutItsFileBeginsOne() {
        HistoryLog log = HistoryLog.to(folder.resolve("history.csv"));
        log.onStart(run(9, epoch(1), epoch(2), epoch(3)));
        write(log, 4, 4);

        assertThat(folder.resolve("history.csv")).hasContent("epoch,step,loss\n4,12,0.25\n");
    }

    @Test
    void theFileOfAnEarlierRunIsKept() {
        Path file = folder.resolve("history.csv");
        write(started(file), 1, 2);
        write(started(file), 1, 3);
        write(started(file), 1, 1);

        assertThat(HistoryLog.read(folder.resolve("history.1.csv")).size()).isEqualTo(2);
        assertThat(HistoryLog.read(folder.resolve("history.2.csv")).size()).isEqualTo(3);
        assertThat(HistoryLog.read(file).size()).isEqualTo(1);
    }

    @Test
    void aMetricThatWouldHideAColumnIsRefused() {
        HistoryLog log = started(folder.resolve("history.csv"));

        assertThatThrownBy(() -> log.onEpochEnd(
                        run(3),
                        EpochRecord.builder(1, 0.5)
                                .metrics(Map.of("seconds", 1.0))
                                .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HistoryLog: a metric named 'seconds' cannot be told from the column of that name; give it another name");
    }

    @Test
    void otherNamesAreRefused() {
        assertThatThrownBy(() -> HistoryLog.to(Path.of("history.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HistoryLog: the name must end with .csv or .jsonl, which says how to write, got history.txt");
        assertThatThrownBy(() -> HistoryLog.to(Path.of("history.csv")).everySteps(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("everySteps: a line needs at least 1 step, got 0");
    }

    @Test
    void whatIsNoLogIsRefusedWithTheLine() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "epoch,loss\n1,0.5\n2,much\n");
        assertThatThrownBy(() -> HistoryLog.read(csv))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("HistoryLog: %s cannot be read: line 3, column 'loss': 'much' is no number", csv);

        Path ragged = Files.writeString(folder.resolve("b.csv"), "epoch,loss\n1,0.5,7\n");
        assertThatThrownBy(() -> HistoryLog.read(ragged))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("HistoryLog: %s cannot be read: line 2 has 3 cells, the header has 2", ragged);

        Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"epoch\":1,\"loss\":0.5}\n[1]\n");
        assertThatThrownBy(() -> HistoryLog.read(json))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("HistoryLog: %s cannot be read: line 2 is no object of numbers: it begins with [", json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history.csv", "history.jsonl"})
    void linesThatCannotBeWrittenAreWrittenWhenTheFolderIsBack(String name) throws IOException {
        Path file = folder.resolve("run").resolve(name);
        HistoryLog log = started(file);
        write(log, 1, 1);
        Path away = Files.move(file.getParent(), folder.resolve("away"));
        write(log, 2, 3);
        Files.move(away, file.getParent());
        assertThat(HistoryLog.read(file).epochs()).hasSize(1);

        write(log, 4, 4);

        assertThat(HistoryLog.read(file).epochs())
                .extracting(EpochRecord::epoch)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void theEndOfTheRunWritesWhatIsMissing() throws IOException {
        Path file = folder.resolve("run/history.csv");
        HistoryLog log = started(file);
        Path away = Files.move(file.getParent(), folder.resolve("away"));
        write(log, 1, 2);
        Files.move(away, file.getParent());

        log.onEnd(run(6), mock(StopReason.class));

        assertThat(HistoryLog.read(file).epochs()).hasSize(2);
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorAtTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("no folder"), "").resolve("history.csv");

        assertThatThrownBy(() -> started(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "HistoryLog: %s cannot be written; is the disk full, or the folder gone or read-only?", file);
    }
}
