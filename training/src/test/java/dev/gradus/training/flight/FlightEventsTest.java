package dev.gradus.training.flight;

import static dev.gradus.training.ClassifiedPoints.points;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.training.ClassifiedPoints;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {
    @TempDir
    Path folder;

    /** A program that trains without a recording, in a process of its own, and prints what it took. */
    static final class Unwatched {
        private Unwatched() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println(
                    "recorder: " + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
            TrainingResult result = ClassifiedPoints.trainer()
                    .epochs(2)
                    .afterEpoch(epoch -> pause())
                    .fit(points());
            System.out.println(result.summary());
        }

        private static void pause() {
            try {
                Thread.sleep(1100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TrainingResult trainRecorded(Path file) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("dev.gradus.Batch").withThreshold(Duration.ZERO);
            recording.start();
            TrainingResult result = ClassifiedPoints.trainer()
                    .epochs(2)
                    .validateWith(points())
                    .recordBatchLosses()
                    .fit(points());
            recording.stop();
            recording.dump(file);
            return result;
        }
    }

    private static List<RecordedEvent> events(Path file, String name) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void epochsTellWhatWasMeasured() throws IOException {
        Path file = folder.resolve("run.jfr");
        TrainingResult result = trainRecorded(file);

        List<RecordedEvent> epochs = events(file, "dev.gradus.Epoch");
        assertThat(epochs).extracting(event -> event.getInt("epoch")).containsExactly(1, 2);
        RecordedEvent second = epochs.get(1);
        assertThat(second.getDouble("loss")).isEqualTo(result.history().loss()[1]);
        assertThat(second.getDouble("validationLoss"))
                .isEqualTo(result.history().validationLoss()[1]);
        assertThat(second.getDouble("learningRate")).isEqualTo(0.1);
        assertThat(second.getLong("samples")).isEqualTo(12);
        assertThat(second.getLong("step")).isEqualTo(6);
        assertThat(second.getDuration()).isPositive();
    }

    @Test
    void batchesTellTheirLoss() throws IOException {
        Path file = folder.resolve("run.jfr");
        TrainingResult result = trainRecorded(file);

        List<RecordedEvent> batches = events(file, "dev.gradus.Batch");
        assertThat(batches).extracting(event -> event.getLong("step")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(batches).extracting(event -> event.getInt("batch")).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(batches).extracting(event -> event.getInt("epoch")).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(batches).extracting(event -> event.getInt("samples")).containsOnly(4);
        assertThat(batches.stream().mapToDouble(event -> event.getDouble("loss")))
                .containsExactly(
                        Arrays.stream(result.history().batchLosses()).boxed().toArray(Double[]::new));
    }

    @Test
    void checkpointsTellWhatWasWritten() throws IOException {
        Path file = folder.resolve("run.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            ClassifiedPoints.trainer()
                    .epochs(2)
                    .checkpoints(Checkpoints.in(folder.resolve("checkpoints")))
                    .fit(points());
            recording.stop();
            recording.dump(file);
        }

        List<RecordedEvent> events = events(file, "dev.gradus.Checkpoint");
        assertThat(events).hasSize(2);
        Path last = Path.of(events.get(1).getString("file"));
        assertThat(last).exists();
        assertThat(events.get(1).getLong("bytes")).isEqualTo(Files.size(last));
        assertThat(events.get(1).getDuration()).isPositive();
    }

    @Test
    void aJvmWithoutTheModulesThatTellTrainsAllTheSame() throws Exception {
        assertThat(unwatched("--limit-modules=java.logging,java.naming,java.xml,jdk.unsupported"))
                .contains("recorder: false", "heap ")
                .doesNotContain("garbage", "allocated");
    }

    @Test
    void withoutARecordingNoEventIsLoaded() throws Exception {
        assertThat(unwatched("-Xlog:class+load"))
                .contains("recorder: true", "dev.gradus.training.flight.FlightEvents ", "garbage ", "allocated ")
                .doesNotContain("dev.gradus.training.flight.EpochEvent", "jdk.jfr.Event ");
    }

    private String unwatched(String option) throws Exception {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                Unwatched.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(exit).as(text).isZero();
        return text;
    }
}
