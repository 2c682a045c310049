package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportOptionTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "digits, Handwritten digits",
        "autoencoder, Digits through 2 numbers",
        "regression, Diabetes",
        "custom-layer, Own residual layers"
    })
    void an_example_leaves_a_page_about_its_training(String example, String title) throws IOException {
        ExampleRun run = ExampleRun.of(example, "--epochs", "1", "--report", "-o", directory.toString());

        Path page = directory.resolve("report.html");
        assertThat(run.output()).contains("Report: " + page);
        assertThat(Files.readString(page))
                .contains("<title>%s</title>".formatted(title), "\"state\":\"ended\"", "\"line\":\"validation\"");
    }

    @Test
    void a_page_about_a_table_has_the_names_of_its_classes() throws IOException {
        ExampleRun.of(
                "train",
                Tables.animals(directory).toString(),
                "--target=animal",
                "--epochs=2",
                "--report",
                "-o",
                directory.toString());

        assertThat(Files.readString(directory.resolve("report.html")))
                .contains("<title>animal</title>", "\"classes\":[\"dog\",\"horse\"]");
    }

    @Test
    void a_training_that_fails_leaves_its_page_too() throws IOException {
        ExampleRun run = ExampleRun.of(
                "train",
                Tables.houses(directory).toString(),
                "--target=price",
                "--optimizer=sgd",
                "--learning-rate=1e30",
                "--layers=none",
                "--report",
                "-o",
                directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("report.html")))
                .contains("\"state\":\"failed\"", "failed: Epoch 1, batch ", "\"rule\":\"NOT_FINITE\"");
    }

    @Test
    void without_the_option_there_is_none() {
        ExampleRun run = ExampleRun.of("digits", "--epochs", "1", "-o", directory.toString());

        assertThat(run.output()).doesNotContain("Report:");
        assertThat(directory.resolve("report.html")).doesNotExist();
    }
}
