package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {
    @TempDir
    Path folder;

    /** What a program prints that learns without a recording, in a process of its own. */
    static final class Unwatched {
        private Unwatched() {}

        public static void main(String[] args) {
            boolean exists = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
            System.out.println(step().grad().item() + " " + exists);
        }
    }

    /** A parameter with the gradient of sum((2 x)^2) at 3: 8 x. */
    private static Tensor step() {
        Tensor x = Tensor.from(new float[] {3}).requiresGrad(true);
        x.mul(2).square().reshape(1, 1).sum().backward();
        return x;
    }

    private List<RecordedEvent> recorded(String... enabled) throws IOException {
        Path file = folder.resolve("step.jfr");
        try (Recording recording = new Recording()) {
            for (String name : enabled) {
                recording.enable(name);
            }
            recording.start();
            step();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.gradus."))
                .toList();
    }

    @Test
    void operationsTellWhatTheyComputed() throws IOException {
        List<RecordedEvent> events = recorded("dev.gradus.Operation");

        // The derivative of the square is an operation too; the reshape computes nothing.
        assertThat(events).extracting(event -> event.getString("operation")).startsWith("mul", "square", "sum", "mul");
        assertThat(events).extracting(event -> event.getString("operation")).doesNotContain("reshape");
        RecordedEvent square = events.get(1);
        assertThat(square.getString("shape")).isEqualTo("(1,)");
        assertThat(square.getString("type")).isEqualTo("float32");
        assertThat(square.getLong("bytes")).isEqualTo(4);
        assertThat(square.getDuration()).isPositive();
    }

    @Test
    void aComputationInPlaceIsToldToo() throws IOException {
        Path file = folder.resolve("relu.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("dev.gradus.Operation");
            recording.start();
            Tensor x = Tensor.from(new float[] {-1, 1}).requiresGrad(true);
            x.mul(2).reluInPlace();
            recording.stop();
            recording.dump(file);
        }

        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("dev.gradus.Operation"))
                .extracting(event -> event.getString("operation"))
                .containsExactly("mul", "relu");
    }

    @Test
    void gradientsTellWhichOperationTheyAreOf() throws IOException {
        List<RecordedEvent> events = recorded("dev.gradus.Gradient");

        assertThat(events)
                .extracting(event -> event.getString("operation"))
                .containsExactly("sum", "reshape", "square", "mul");
        assertThat(events.get(1).getString("shape")).isEqualTo("(1, 1)");
    }

    @Test
    void aRecordingThatAsksForNeitherGetsNeither() throws IOException {
        assertThat(recorded()).isEmpty();
        assertThat(FlightRecorder.isInitialized()).isTrue();
        assertThat(FlightRecording.wantsOperations()).isFalse();
        assertThat(FlightRecording.wantsGradients()).isFalse();
    }

    @Test
    void aJvmWithoutTheRecorderComputesAllTheSame() throws Exception {
        assertThat(unwatched("--limit-modules=java.logging,java.naming,java.xml,jdk.unsupported"))
                .isEqualTo("24.0 false");
    }

    @Test
    void withoutARecordingNoEventIsLoaded() throws Exception {
        assertThat(unwatched("-Xlog:class+load"))
                .contains("dev.gradus.core.FlightRecording ")
                .contains("jdk.jfr.FlightRecorder ")
                .doesNotContain("dev.gradus.core.OperationEvent", "jdk.jfr.Event ")
                .contains("24.0 true");
    }

    private String unwatched(String option) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-Dgradus.kernels=portable", // which ask for no other module
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unwatched.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertThat(exit).as(text).isZero();
        return text;
    }
}
