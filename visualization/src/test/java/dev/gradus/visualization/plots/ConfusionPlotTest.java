package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import dev.gradus.training.metrics.ConfusionMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionPlotTest {
    private static ConfusionPlot plot() {
        long[] truth = new long[1000];
        long[] predicted = new long[1000];
        predicted[0] = 1;
        return ConfusionPlot.of(ConfusionMatrix.of(List.of("cat", "dog"), Tensor.of(truth), Tensor.of(predicted)));
    }

    @Test
    void classes_and_counts_are_text(@TempDir Path directory) throws IOException {
        assertThat(SavedPlot.of(plot().title("Pets"), directory).texts())
                .contains("Pets", "True", "Predicted", "columns: cat, dog", "rows upwards: dog, cat");
    }

    @Test
    void the_colour_is_the_share_of_the_row_and_never_white_for_a_mistake() {
        ConfusionPlot plot = plot();

        assertThat(plot.tint(0, 0)).isGreaterThan(0.99);
        assertThat(plot.tint(0, 1)).isBetween(0.1, 0.2);
        assertThat(plot.tint(1, 0)).isZero();
    }

    @Test
    void a_cell_is_coloured_by_its_share_and_labelled_with_its_count() {
        ConfusionPlot.Cell cell = new ConfusionPlot.Cell(42, 0.25);

        assertThat(cell.doubleValue()).isEqualTo(0.25);
        assertThat(new DecimalFormat("0").format((Object) cell)).isEqualTo("42");
    }
}
