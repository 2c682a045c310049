package dev.gradus.models.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of processes that are killed, which run no code of their own any more. */
class AtomicFileKillTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsWholeWhenItsWritersWereKilledAtAnyMoment() throws Exception {
        Path file = folder.resolve("file");
        Random random = new Random(1);
        for (int round = 0; round < 10; round++) {
            Files.deleteIfExists(file);
            Process one = WriterProcess.start(file, "repeat");
            Process other = WriterProcess.start(file, "repeat");
            while (!Files.exists(file)) {
                assertThat(one.isAlive() || other.isAlive())
                        .as("a writer is alive")
                        .isTrue();
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(100));
            kill(one);
            kill(other);
            assertThat(WriterProcess.isWhole(file)).as("round %d", round).isTrue();
            assertThat(temporaryFiles()).as("round %d", round).hasSizeLessThanOrEqualTo(2);
        }
        AtomicFile.write(file, out -> WriterProcess.writeVersion(out, 3));
        assertThat(WriterProcess.isWhole(file)).isTrue();
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void whatAKilledProcessHasLeftIsRemovedByTheNextWriter() throws Exception {
        Path file = folder.resolve("file");
        Process writer = startedInTheMiddle(file);
        kill(writer);
        assertThat(file).doesNotExist();
        assertThat(temporaryFiles()).hasSize(1);

        AtomicFile.write(folder.resolve("another"), out -> out.write(1));
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void whatALivingProcessWritesIsLeftAlone() throws Exception {
        Path file = folder.resolve("file");
        Process writer = startedInTheMiddle(file);
        AtomicFile.write(folder.resolve("another"), out -> out.write(1));
        assertThat(temporaryFiles()).hasSize(1);

        writer.getOutputStream().write('\n');
        writer.getOutputStream().flush();
        assertThat(writer.waitFor()).isZero();
        assertThat(WriterProcess.isWhole(file)).isTrue();
        assertThat(temporaryFiles()).isEmpty();
    }

    private static Process startedInTheMiddle(Path file) throws IOException {
        Process writer = WriterProcess.start(file, "wait");
        BufferedReader output =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("waiting");
        return writer;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".tmp")).toList();
        }
    }
}
