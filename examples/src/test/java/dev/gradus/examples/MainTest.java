package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
                        "autoencoder",
                        "characters",
                        "gan",
                        "worked-examples",
                        "explain",
                        "training-runs",
                        "xor",
                        "regression",
                        "custom-layer",
                        "graph",
                        "serve",
                        "Exit codes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits",
                "fashion-mnist",
                "autoencoder",
                "characters",
                "gan",
                "worked-examples",
                "explain",
                "training-runs",
                "xor",
                "regression",
                "custom-layer",
                "graph",
                "serve"
            })
    void every_example_explains_itself(String example) {
        ExampleRun run = ExampleRun.of(example, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).startsWith("Usage: gradus " + example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits",
                "fashion-mnist",
                "autoencoder",
                "characters",
                "gan",
                "training-runs",
                "xor",
                "regression",
                "custom-layer"
            })
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
        assertThat(run.errors()).contains("Which example? Begin with: ./gradus digits", "Examples and commands:");
    }

    @Test
    void an_unknown_example_is_refused() {
        ExampleRun run = ExampleRun.of("digitz");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("Unmatched argument at index 0: 'digitz'", "Did you mean: gradus digits");
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
    void a_seed_is_a_whole_number() {
        ExampleRun run = ExampleRun.of("xor", "--seed=abc");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "Invalid value for option '--seed': expected a whole number such as 42 or -7, of 64 bits at most, got 'abc'");
    }

    @Test
    void help_is_a_command_as_well() {
        assertThat(ExampleRun.of("help").output()).startsWith("Usage: gradus ").contains("digits");
        assertThat(ExampleRun.of("help", "xor").output()).startsWith("Usage: gradus xor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits",
                "fashion-mnist",
                "autoencoder",
                "characters",
                "gan",
                "worked-examples",
                "explain",
                "training-runs",
                "xor",
                "regression",
                "custom-layer",
                "graph",
                "serve"
            })
    void every_example_says_what_it_reads_and_writes(String example) {
        assertThat(ExampleRun.of(example, "--help").output().replaceAll("\\s+", " "))
                .containsPattern(
                        "The data(, 442 patients,)? are |Reads the (four files|Constitution|file of the model)|which are part of the program")
                .containsPattern("Writes the plots? |writes no files");
    }

    @Test
    void numbers_have_a_point_in_every_locale(@TempDir Path directory) {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);

            assertThat(ExampleRun.of("worked-examples").output())
                    .doesNotContainPattern("\\d,\\d")
                    .contains("allowed 1e-12", "[0.300000]");
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
            assertThat(ExampleRun.of("digits", "--epochs=1", "-o", directory.toString())
                            .output())
                    .contains("Parameters: 19,210");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void an_output_directory_that_cannot_be_made_is_told_in_one_line(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        ExampleRun run = ExampleRun.of("xor", "--output", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .isEqualToNormalizingNewlines(
                        "Cannot write to %s: there is a file of that name, not a directory. Name another directory with --output DIR.\n"
                                .formatted(file));
    }

    @Test
    void a_read_only_output_directory_is_refused_before_the_training(@TempDir Path directory) throws IOException {
        Path output = Files.createDirectory(directory.resolve("read-only"));
        try {
            assumeTrue(output.toFile().setWritable(false));
            // The superuser may write anywhere.
            assumeFalse(Files.isWritable(output));

            ExampleRun run = ExampleRun.of("xor", "--output", output.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).isEmpty();
            assertThat(run.errors())
                    .isEqualToNormalizingNewlines(
                            "Cannot write to %s: permission denied. Name another directory with --output DIR.\n"
                                    .formatted(output));
        } finally {
            output.toFile().setWritable(true);
        }
    }
}
