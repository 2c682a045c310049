package dev.gradus.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** In a folder where Gradus is built without a single class, so that its processes fail at once. */
class SideBySideTest {
    @TempDir
    private Path home;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(home.resolve("target/lib"));
    }

    @Test
    void help_names_workloads_and_frameworks() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString())
                .contains("tiny, xor, mlp-adam", "matmul-2048", "gradus, djl, tensorflow", "--[no-]malloc-tuning");
    }

    @Test
    void a_run_is_as_the_options_say_and_ends_with_a_table_and_a_file() throws IOException {
        Path file = home.resolve("figures.json");
        int exitCode = run(
                "--quick",
                "--workloads=mlp-adam,cold,mlp-adam",
                "--threads=1",
                "--repetitions=5",
                "--no-malloc-tuning",
                "--output=" + file);

        assertThat(exitCode).isEqualTo(1);
        assertThat(output.toString())
                .contains(
                        "Not every framework is built; add the others by: mvn -Ppeers -DskipTests package",
                        "1 round of 2 measurements, each a process; takes about 0:13 minutes.",
                        "ended with exit code 1",
                        "| 784-512-256-10, batch 128, Adam | samples/s | failed |",
                        "Took 0:",
                        "Every figure: " + file);
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        assertThat(results.at("/plan/workloads").toString()).isEqualTo("[\"MLP_ADAM\",\"COLD\"]");
        assertThat(results.at("/plan/rounds").asInt()).isEqualTo(1);
        assertThat(results.at("/plan/threads").asInt()).isEqualTo(1);
        assertThat(results.at("/plan/warmUpMillis").asInt()).isEqualTo(4000);
        assertThat(results.at("/plan/repetitions").asInt()).isEqualTo(5);
        assertThat(results.at("/plan/tuneMalloc").asBoolean()).isFalse();
        assertThat(results.at("/failures")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --rounds=0            | --rounds takes a number of 1 or more, got 0
                    --threads=-1          | --threads takes a number of 1 or more, got -1
                    --warm-up=0           | --warm-up takes a number of 1 or more, got 0
                    --frameworks=keras    | There is no framework 'keras' here, only gradus, djl, tensorflow
                    --frameworks=djl      | 'djl' is not built; build it by: mvn -Ppeers -DskipTests package
                    --workloads=w1        | Invalid value for option '--workloads'
                    --java-home=/nowhere  | There is no program /nowhere/bin/java; --java-home takes the folder of a JDK
                    """)
    void what_cannot_be_is_refused(String option, String message) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(errors.toString()).contains(message);
    }

    private int run(String... arguments) {
        CommandLine commandLine = SideBySide.commandLine(home);
        return commandLine
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }
}
