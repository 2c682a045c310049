package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedExamplesTest {
    @Test
    void worked_examples_agree_with_the_reference() {
        ExampleRun run = ExampleRun.of("worked-examples");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "mlp-1-1-1",
                        "mlp-1-2-1",
                        "mlp-2-3-2",
                        "tiny-1-1-1",
                        "zero-init-1-1-1-1",
                        "f(x, y) = x^2 + xy + (x + y)^2",
                        "160 figures agree with the reference",
                        "The notes print -0.0043 for dE/dW(1), element [0, 0], where -0.006385 is right")
                .doesNotContain("DISAGREES");
    }

    @Test
    void training_runs_agree_with_the_reference(@TempDir Path directory) throws IOException {
        List<String> plots = Stream.of("1-1-1", "1-2-1", "2-2-1", "2-2-2")
                .flatMap(sizes -> Stream.of("weights", "biases", "loss").map(kind -> "train-" + sizes + "-" + kind))
                .toList();

        ExampleRun run = ExampleRun.withPlots(directory, plots, "training-runs", "--output", directory.toString());

        assertThat(run.output()).contains("figures agree with the reference").doesNotContain("DISAGREES");
    }
}
