package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void help_names_every_example() {
        ExampleRun run = ExampleRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains(
                        "digits",
                        "fashion-mnist",
                        "worked-examples",
                        "training-runs",
                        "xor",
                        "regression",
                        "custom-layer",
                        "Exit codes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits",
                "fashion-mnist",
                "worked-examples",
                "training-runs",
                "xor",
                "regression",
                "custom-layer"
            })
    void every_example_explains_itself(String example) {
        ExampleRun run = ExampleRun.of(example, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).startsWith("Usage: gradus " + example);
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits", "fashion-mnist", "training-runs", "xor", "regression", "custom-layer"})
    void plots_go_to_a_directory_named_after_the_example(String example) {
        assertThat(ExampleRun.of(example, "--help").output()).contains("default: out/" + example);
    }

    @Test
    void the_version_is_that_of_the_build() {
        ExampleRun run = ExampleRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).matches("Gradus \\d+\\.\\d+\\.\\d+\\S*\\RJava \\d+.*\\R");
    }

    @Test
    void no_example_is_a_question() {
        ExampleRun run = ExampleRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("Which example? Begin with: gradus digits", "Examples:");
    }

    @Test
    void an_unknown_example_is_refused() {
        ExampleRun run = ExampleRun.of("digitz");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("digitz", "digits");
    }

    @Test
    void an_unknown_option_is_refused() {
        ExampleRun run = ExampleRun.of("digits", "--epoch", "3");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("Unknown option", "--epoch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "1.5", "many"})
    void epochs_are_counted_from_one(String epochs) {
        ExampleRun run = ExampleRun.of("xor", "--epochs=" + epochs);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("Invalid value for option '--epochs'", "a whole number from 1 on, got '" + epochs + "'");
    }

    @Test
    void an_output_directory_that_cannot_be_made_is_told_in_one_line(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        ExampleRun run = ExampleRun.of("xor", "--output", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("Cannot write to " + file).hasLineCount(1);
    }
}
