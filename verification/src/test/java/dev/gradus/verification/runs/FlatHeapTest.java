package dev.gradus.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long run with everything on keeps its heap flat. */
class FlatHeapTest {
    /** What a hundred epochs may add: their records in the history. */
    private static final long ALLOWED = 2 << 20;

    @TempDir
    Path folder;

    @Test
    void whatAStepLeavesBehindDoesNotAddUp() throws Exception {
        JavaProcess process = JavaProcess.start(
                HeapTraining.class,
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                folder.resolve("run").toString());
        assertThat(process.readToEnd()).as("%s", process.lines()).isZero();
        long early = Long.parseLong(process.told("early"));
        long late = Long.parseLong(process.told("late"));

        assertThat(late - early)
                .as("bytes more after 3,000 steps, from %,d on", early)
                .isLessThan(ALLOWED);
    }
}
