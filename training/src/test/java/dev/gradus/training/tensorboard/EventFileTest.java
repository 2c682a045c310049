package dev.gradus.training.tensorboard;

import static dev.gradus.training.tensorboard.EventReader.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import dev.gradus.core.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir
    Path folder;

    private DynamicMessage only(Consumer<EventFile> writing) throws IOException {
        try (EventFile file = EventFile.in(folder)) {
            writing.accept(file);
            file.flush();
            List<DynamicMessage> events = EventReader.read(file.path());
            assertThat(events).hasSize(2);
            return events.get(1);
        }
    }

    @Test
    void aFileHasTheNameThatTensorBoardLooksFor() {
        try (EventFile file = EventFile.in(folder.resolve("runs/first"))) {
            assertThat(file.path()).hasParentRaw(folder.resolve("runs/first"));
            assertThat(file.path().getFileName().toString())
                    .matches("events\\.out\\.tfevents\\.\\d{10}\\.[\\w.-]+\\.\\d+\\.\\d+");
        }
    }

    @Test
    void aFileBeginsWithTheVersion() throws IOException {
        try (EventFile file = EventFile.in(folder)) {
            DynamicMessage first = EventReader.read(file.path()).get(0);

            assertThat(get(first, "file_version")).isEqualTo("brain.Event:2");
            assertThat((double) get(first, "wall_time"))
                    .isBetween(System.currentTimeMillis() / 1e3 - 3600, System.currentTimeMillis() / 1e3 + 1);
        }
    }

    @Test
    void scalars() throws IOException {
        DynamicMessage event = only(file -> file.scalar("loss/größe", 1L << 40, 0.25));

        assertThat(get(event, "step")).isEqualTo(1L << 40);
        assertThat(get(event, "summary.value.tag")).isEqualTo("loss/größe");
        assertThat(get(event, "summary.value.simple_value")).isEqualTo(0.25f);
    }

    @Test
    void notANumberIsAScalarToo() throws IOException {
        assertThat(get(only(file -> file.scalar("loss", 1, Double.NaN)), "summary.value.simple_value"))
                .isEqualTo(Float.NaN);
    }

    @Test
    void histograms() throws IOException {
        Tensor values = Tensor.from(new double[] {-1, 2, 0.5, 2, Double.NaN, Double.POSITIVE_INFINITY});
        DynamicMessage event = only(file -> file.histogram("weights/0", 3, values));

        assertThat(get(event, "summary.value.tag")).isEqualTo("weights/0");
        assertThat(get(event, "summary.value.histo.min")).isEqualTo(-1.0);
        assertThat(get(event, "summary.value.histo.max")).isEqualTo(2.0);
        assertThat(get(event, "summary.value.histo.num")).isEqualTo(4.0);
        assertThat(get(event, "summary.value.histo.sum")).isEqualTo(3.5);
        assertThat(get(event, "summary.value.histo.sum_squares")).isEqualTo(9.25);
        List<?> limits = (List<?>) get(event, "summary.value.histo.bucket_limit");
        List<?> counts = (List<?>) get(event, "summary.value.histo.bucket");
        assertThat(limits).hasSize(30).first().isEqualTo(-1 * (1 - 1.0 / 30) + 2 * (1.0 / 30));
        assertThat(limits).last().isEqualTo(2.0);
        assertThat(counts).hasSize(30).first().isEqualTo(1.0);
        assertThat(counts.get(15)).isEqualTo(1.0);
        assertThat(counts).last().isEqualTo(2.0);
    }

    @Test
    void histogramsOfOneValueOfNoneAndOfTheLargest() {
        assertThat(Histogram.of(new double[] {5, 5, 5}).counts()).containsExactly(3);
        assertThat(Histogram.of(new double[] {5, 5, 5}).limits()).containsExactly(5);
        assertThat(Histogram.of(new double[] {Double.NaN}).counts()).containsExactly(0);
        double most = Double.MAX_VALUE;
        Histogram wide = Histogram.of(new double[] {-most, 0, most});
        assertThat(wide.counts()[0]).isEqualTo(1);
        assertThat(wide.counts()[15]).isEqualTo(1);
        assertThat(wide.counts()[29]).isEqualTo(1);
        assertThat(wide.limits()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void text() throws IOException {
        DynamicMessage event = only(file -> file.text("model", 0, "**deep**"));

        assertThat(get(event, "summary.value.metadata.plugin_data.plugin_name")).isEqualTo("text");
        assertThat(get(event, "summary.value.tensor.dtype")).hasToString("DT_STRING");
        assertThat(get(event, "summary.value.tensor.string_val"))
                .isEqualTo(List.of(ByteString.copyFromUtf8("**deep**")));
    }

    @Test
    void aRestartSaysWhatCountsNoMore() throws IOException {
        DynamicMessage event = only(file -> file.restartAt(17));

        assertThat(get(event, "step")).isEqualTo(17L);
        assertThat(get(event, "session_log.status")).hasToString("START");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EventFile.in(notAFolder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("EventFile: " + notAFolder)
                .hasMessageEndingWith("cannot be written; is the disk full, or the folder gone or read-only?");
    }
}
