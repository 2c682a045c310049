package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramTest {
    @TempDir
    Path directory;

    @Test
    void values_are_counted_and_what_is_not_finite_is_told() throws IOException {
        Histogram plot = new Histogram("Weights")
                .values("one", Tensor.of(0.0, 1, 1, 1, Double.NaN))
                .values("two", Tensor.of(0.5, 0.5))
                .bins(2);
        SavedPlot saved = SavedPlot.of(plot, directory);

        assertThat(saved.texts()).contains("Weights", "Value", "Count", "one (1 not finite)", "two");
        assertThat(saved.count(0x0072B2)).isPositive();
        assertThat(saved.count(0xD55E00)).isPositive();
    }

    @Test
    void values_that_are_all_the_same_have_a_histogram() throws IOException {
        assertThat(SavedPlot.of(new Histogram("Zeros").values("bias", Tensor.zeros(7)), directory)
                        .texts())
                .contains("bias");
    }

    @Test
    void nothing_to_count_is_an_error() {
        assertThatThrownBy(() -> new Histogram("Weights")
                        .values("one", Tensor.of(Double.NaN))
                        .save(directory.resolve("plot.svg")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Histogram: there is nothing to draw in 'Weights'; add a tensor that has at least one finite value");
        assertThatThrownBy(() -> new Histogram("Weights").bins(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Histogram: there must be at least one bin, got 0");
    }
}
