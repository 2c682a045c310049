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
                        "f(x, y) = x² + xy + (x + y)²",
                        "160 figures agree with the reference",
                        "The notes print -0.0043 for dE/dW(1), element [0, 0], where -0.006385 is right")
                .doesNotContain("DISAGREES");
    }

    @Test
    void worked_examples_can_be_followed_by_hand() {
        String output = ExampleRun.of("worked-examples").output().replaceAll(" +", " ");

        assertThat(output)
                .contains("== mlp-1-1-1: sigmoid layers, E = ½ Σ (t - o)², learning rate 0.1")
                .contains("before step 1\n W(1) = [[0.300000]]\n b(1) = [-0.200000]")
                .contains("z(1) = W(1) x + b(1) = [0.100000]")
                .contains("a(1) = sigmoid(z(1)) = [0.524979]")
                .contains("o = a(2) = [0.576883]")
                .contains("E = ½ Σ (t - o)² = 0.002956")
                .contains("δ(2) = (o - t) ⊙ o (1 - o) = [0.018766]")
                .contains("dE/dW(2) = δ(2) a(1)ᵀ = [[0.009852]]")
                .contains("δ(1) = W(2)ᵀ δ(2) ⊙ a(1) (1 - a(1)) = [0.001872]")
                .contains("W(1) after = W(1) - 0.1 dE/dW(1) = [[0.299813]]")
                .contains("δ(3) = 2 (o - t) ⊙ o (1 - o) = ");
    }

    @Test
    void the_graph_has_the_names_of_the_table() {
        assertThat(ExampleRun.of("worked-examples").output())
                .containsPattern("(?m)^  f: add = .*\\R    d: add = .*\\R      a: .* = .*\\R        x: leaf = ")
                .containsPattern("(?m)^  d = a \\+ b +=");
    }

    @Test
    void training_runs_agree_with_the_reference(@TempDir Path directory) throws IOException {
        List<String> plots = Stream.of("1-1-1", "1-2-1", "2-2-1", "2-2-2")
                .flatMap(sizes -> Stream.of("weights", "biases", "loss").map(kind -> "train-" + sizes + "-" + kind))
                .toList();

        ExampleRun run = ExampleRun.withPlots(directory, plots, "training-runs", "--output", directory.toString());

        assertThat(run.output())
                .contains("figures agree with the reference")
                .containsPattern("epoch +\\d+ .*\\Rin the end\\R  W\\(1\\) = \\[\\[.*\\R  b\\(1\\) = \\[")
                .doesNotContain("DISAGREES");
    }
}
