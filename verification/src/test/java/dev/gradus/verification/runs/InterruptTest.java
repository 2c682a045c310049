package dev.gradus.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, sent to real processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill -INT")
class InterruptTest {
    private static final int SIGINT = 2;

    @TempDir
    Path folder;

    /** A process that was begun with it ignored, such as in the background of a script, hands that on to all it starts. */
    @BeforeAll
    static void interruptsAreHeard() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(
                !Files.exists(status) || (ignoredSignals(status) & 1L << (SIGINT - 1)) == 0, "SIGINT is ignored here");
    }

    private static long ignoredSignals(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElse(0);
    }

    @Test
    void theRunEndsAfterTheStepAndGoesOnToTheSameBits() throws Exception {
        String run = folder.resolve("run").toString();
        JavaProcess peaceful = JavaProcess.start(LongTraining.class, List.of(), "adam", "none", "0");
        JavaProcess process = JavaProcess.start(LongTraining.class, List.of(), "adam", run, "20");
        assertThat(process.readUntil("step 10"::equals))
                .as("%s", process.lines())
                .isTrue();
        process.interrupt();

        assertThat(process.readToEnd()).as("%s", process.lines()).isZero();
        assertThat(process.told("done:")).isEqualTo("interrupted");
        int last = Integer.parseInt(process.told("step"));
        assertThat(last).isBetween(10, 30);

        JavaProcess next = JavaProcess.start(LongTraining.class, List.of(), "adam", run, "0");
        assertThat(next.readToEnd()).isZero();
        assertThat(peaceful.readToEnd()).isZero();
        assertThat(next.lines())
                .as("no step is made again")
                .contains("step " + (last + 1))
                .doesNotContain("step " + last);
        assertThat(next.told("bits:")).isEqualTo(peaceful.told("bits:"));
    }

    @Test
    void theSecondEndsTheProcessAtOnce() throws Exception {
        JavaProcess process = JavaProcess.start(LongTraining.class, List.of(), "adam", "none", "60000");
        assertThat(process.readUntil("step 1"::equals))
                .as("%s", process.lines())
                .isTrue();
        process.interrupt();
        assertThat(process.readUntil(line -> line.contains("a second one ends the process at once")))
                .as("%s", process.lines())
                .isTrue();
        process.interrupt();

        assertThat(process.readToEnd()).isEqualTo(128 + SIGINT);
    }
}
