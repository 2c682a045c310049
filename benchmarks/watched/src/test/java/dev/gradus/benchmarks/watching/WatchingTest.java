package dev.gradus.benchmarks.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WatchingTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        return Watching.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }

    @Test
    void printsATable() {
        assertThat(run("--networks=mlp", "--rounds=1", "--seconds=1")).isEqualTo(CommandLine.ExitCode.OK);

        assertThat(out.toString())
                .contains("1 rounds of 5 trainings of 1 networks")
                .containsPattern("\\| MLP, \\d+ epochs \\| RunRecorder \\| \\d\\.\\d{4} \\[")
                .contains("LivePage, nobody there", "LivePage, its events read", "goal", "cores");
    }

    @Test
    void tellsWrongOptions() {
        assertThat(run("--rounds=0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("--seconds=-1")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(errors.toString())
                .contains("--rounds takes a number of 1 or more, got 0")
                .contains("--seconds takes a number of 1 or more, got -1");
    }
}
