package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallExamplesTest {
    @TempDir
    Path directory;

    @Test
    void xor_is_learned() throws IOException {
        ExampleRun run =
                ExampleRun.withPlots(directory, List.of("loss", "decision"), "xor", "-o", directory.toString());

        Matcher rows = Pattern.compile("(?m)^\\d {3}\\d {5}(\\d) {5}([\\d.]+)$").matcher(run.output());
        assertThat(rows.results()
                        .map(row -> Math.abs(Double.parseDouble(row.group(1)) - Double.parseDouble(row.group(2)))))
                .hasSize(4)
                .allSatisfy(error -> assertThat(error).isLessThan(0.05));
    }

    @Test
    void one_epoch_can_be_plotted() throws IOException {
        ExampleRun.withPlots(
                directory, List.of("loss", "decision"), "xor", "--epochs", "1", "-o", directory.toString());
    }

    @Test
    void regression_stops_early_and_explains_something() throws IOException {
        ExampleRun run =
                ExampleRun.withPlots(directory, List.of("loss", "predicted"), "regression", "-o", directory.toString());

        assertThat(run.output()).contains("Patients: 283 to train on, 71 to decide when to stop, 88 to test on.");
        Matcher best = Pattern.compile("The weights are those after epoch (\\d+) of (\\d+)\\.")
                .matcher(run.output());
        assertThat(best.find()).as(run.output()).isTrue();
        assertThat(Integer.parseInt(best.group(2))).isBetween(21, 499);
        assertThat(Integer.parseInt(best.group(1))).isBetween(1, Integer.parseInt(best.group(2)) - 20);

        Matcher explained = Pattern.compile("R\\^2 ([\\d.-]+)\\.").matcher(run.output());
        assertThat(explained.find()).as(run.output()).isTrue();
        assertThat(Double.parseDouble(explained.group(1))).isBetween(0.3, 0.8);
    }

    @Test
    void a_layer_of_ones_own_is_checked_and_learns() throws IOException {
        ExampleRun run = ExampleRun.withPlots(
                directory, List.of("accuracy"), "custom-layer", "--epochs", "2", "-o", directory.toString());

        assertThat(run.output()).contains("ResidualDense", "Test accuracy:");
    }
}
