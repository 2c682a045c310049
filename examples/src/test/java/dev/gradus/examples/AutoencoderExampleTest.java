package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoencoderExampleTest {
    private static final Pattern SHARE = Pattern.compile("the model tells (\\d+) %");

    @TempDir
    Path directory;

    @Test
    void two_numbers_tell_much_of_an_image() throws IOException {
        ExampleRun run = ExampleRun.withPlots(
                directory,
                List.of("loss", "reconstructions", "codes"),
                "autoencoder",
                "--epochs",
                "30",
                "--output",
                directory.toString());

        assertThat(share(run)).isGreaterThanOrEqualTo(40);
        assertThat(run.output())
                .contains(
                        "1294 images to train on, 144 to watch the training with, 359 to test on",
                        "Digits that the model has never seen",
                        "What it drew of each",
                        "By 2 numbers instead of 64");
    }

    @Test
    void more_numbers_tell_more() throws IOException {
        ExampleRun run = ExampleRun.withPlots(
                directory,
                List.of("loss", "reconstructions"),
                "autoencoder",
                "--code",
                "10",
                "--epochs",
                "30",
                "--output",
                directory.toString());

        assertThat(share(run)).isGreaterThanOrEqualTo(70);
        assertThat(run.output()).contains("By 10 numbers instead of 64");
    }

    @Test
    void a_code_without_numbers_is_refused() {
        ExampleRun run = ExampleRun.of("autoencoder", "--code", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--code", "expected a whole number from 1 on, got '0'");
    }

    private static double share(ExampleRun run) {
        Matcher matcher = SHARE.matcher(run.output());
        assertThat(matcher.find()).as(run.output()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
