package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.examples.serving.ServedModel;
import dev.gradus.models.ModelFile;
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
        ExampleRun run = ExampleRun.withPlotsAnd(
                directory,
                List.of("model.safetensors"),
                List.of("loss", "accuracy", "confusion"),
                "digits",
                "--output",
                directory.toString());

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
    void the_saved_model_knows_what_it_needs_to_be_used() throws IOException {
        ExampleRun run = ExampleRun.of("digits", "--epochs", "1", "--seed", "7", "-o", directory.toString());

        Path file = directory.resolve("model.safetensors");
        assertThat(run.output()).contains("Model: " + file);
        ModelFile saved = ModelFile.load(file);
        assertThat(saved.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(saved.inputs()).containsEntry("shape", List.of(64L)).containsKeys("meaning", "example");
        assertThat(saved.provenance().seed()).hasValue(7);
        assertThat(saved.provenance().settings()).containsEntry("epochs", 1L);
        assertThat(saved.provenance().notes()).containsKey("testAccuracy");
        assertThat(ServedModel.load(file).sampleRequest())
                .hasValueSatisfying(request -> assertThat(request).startsWith("{\"example\":["));
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
