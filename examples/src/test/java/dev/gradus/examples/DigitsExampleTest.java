package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsExampleTest {
    private static final Pattern ACCURACY = Pattern.compile("Test accuracy: ([\\d.]+) %");

    @TempDir
    Path directory;

    @Test
    void reads_at_least_97_percent_with_its_default_settings() throws IOException {
        ExampleRun run = ExampleRun.withPlots(
                directory, List.of("loss", "accuracy", "confusion"), "digits", "--output", directory.toString());

        assertThat(accuracy(run)).isGreaterThanOrEqualTo(97);
        assertThat(run.output())
                .contains(
                        "Parameters: 19,210",
                        "1294 images to train on, 144 to watch the training with, 359 to test on",
                        "true \\ predicted",
                        "Digits that the model recognised",
                        "Digits that it mistook",
                        "██");
    }

    @Test
    void the_same_seed_gives_the_same_result() {
        assertThat(withoutTimes(shortRun("7"))).isEqualTo(withoutTimes(shortRun("7")));
        assertThat(withoutTimes(shortRun("7"))).isNotEqualTo(withoutTimes(shortRun("8")));
    }

    private String shortRun(String seed) {
        return ExampleRun.of("digits", "--epochs", "2", "--seed", seed, "-o", directory.toString())
                .output();
    }

    private static String withoutTimes(String output) {
        return output.replaceAll("after [\\d.]+ s", "");
    }

    private static double accuracy(ExampleRun run) {
        Matcher matcher = ACCURACY.matcher(run.output());
        assertThat(matcher.find()).as(run.output()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
