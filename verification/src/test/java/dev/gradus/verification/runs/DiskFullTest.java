package dev.gradus.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.training.history.History;
import dev.gradus.training.log.HistoryLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run does where files cannot grow any more, in a real process whose files are limited by the system. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
class DiskFullTest {
    private static final int KIBIBYTES = 4;

    @TempDir
    Path folder;

    @Test
    void theTrainingGoesOnAndTellsWhatIsMissing() throws Exception {
        JavaProcess process = JavaProcess.startWithSmallFiles(
                KIBIBYTES, DiskFullTraining.class, List.of("-XX:-UsePerfData"), folder.toString(), "40");

        assertThat(process.readToEnd()).as("%s", process.lines()).isZero();
        assertThat(process.told("epochs:")).isEqualTo("6");
        assertThat(process.told("stopped:")).contains("the last checkpoint could not be written");
        assertThat(process.lines())
                .anyMatch(line -> line.contains("The checkpoint after step 8 could not be written; training goes on"))
                .anyMatch(line -> line.contains("history.jsonl cannot be written; is the disk full"))
                .anyMatch(line -> line.contains("Training goes on, without these events of TensorBoard"));
        assertThat(process.told("saved:")).contains("model.safetensors", "make room or choose another folder");
    }

    @Test
    void noFileIsLeftBroken() throws Exception {
        JavaProcess process = JavaProcess.startWithSmallFiles(
                KIBIBYTES, DiskFullTraining.class, List.of("-XX:-UsePerfData"), folder.toString(), "40");

        assertThat(process.readToEnd()).as("%s", process.lines()).isZero();
        assertThat(names(folder)).containsExactlyInAnyOrder("checkpoints", "events", "history.jsonl");
        assertThat(names(folder.resolve("checkpoints"))).isEmpty();
        History history = HistoryLog.read(folder.resolve("history.jsonl"));
        assertThat(history.epochs()).extracting(epoch -> epoch.epoch()).startsWith(1, 2);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
