package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionPlotTest {
    private static final int MUCH =
            ColourBands.tint(new java.awt.Color(0xE69F00), 0.9).getRGB();
    private static final Tensor CORNERS = Tensor.from(new double[][] {{0, 0}, {10, 0}, {0, 50}, {10, 50}});

    @TempDir
    Path directory;

    /** 1 to the right of the middle and 0 to its left. */
    private static Tensor right(Tensor points) {
        return points.narrow(1, 0, 1).gt(5).to(DType.FLOAT64);
    }

    /** A score for each of left, middle, right. */
    private static Tensor thirds(Tensor points) {
        Tensor x = points.narrow(1, 0, 1);
        return Tensor.cat(List.of(x.neg(), x.sub(5).abs().neg(), x.sub(10)), 1);
    }

    @Test
    void one_answer_is_a_band_and_the_range_is_that_of_the_samples() throws IOException {
        SavedPlot saved = SavedPlot.of(
                DecisionPlot.of(DecisionPlotTest::right)
                        .samples(CORNERS, Tensor.of(0L, 1L, 0L, 1L))
                        .classes("left", "right")
                        .axes("width (m)", "height (m)"),
                directory);

        assertThat(saved.texts())
                .contains("left", "right", "0.0 to 0.1", "0.9 to 1.0", "width (m)", "height (m)")
                .doesNotContain("0.5 to 0.6");
        assertThat(saved.place(MUCH)[0]).isGreaterThan(400);
    }

    @Test
    void of_several_classes_the_largest_score_wins() throws IOException {
        SavedPlot saved = SavedPlot.of(
                DecisionPlot.of(DecisionPlotTest::thirds).samples(CORNERS, Tensor.of(0L, 2L, 0L, 2L)), directory);

        assertThat(saved.texts()).contains("says class 0", "says class 1", "says class 2", "class 0", "class 2");
        double left = saved.place(ColourBands.tint(PlotStyle.colour(0), 0.3).getRGB())[0];
        double middle = saved.place(ColourBands.tint(PlotStyle.colour(1), 0.3).getRGB())[0];
        double right = saved.place(ColourBands.tint(PlotStyle.colour(2), 0.3).getRGB())[0];
        assertThat(left).isLessThan(middle - 50);
        assertThat(right).isGreaterThan(middle + 50);
        assertThat(saved.count(PlotStyle.colour(0).getRGB())).as("dots").isPositive();
    }

    @Test
    void cells_leave_no_seams_at_any_size() throws IOException {
        DecisionPlot plot =
                DecisionPlot.of(points -> Tensor.ones(points.size(0), 1)).range(0, 1, 0, 1);
        SavedPlot saved = SavedPlot.of(plot.size(1500, 1100), directory);

        // What is not the one colour is around the plot or its border.
        assertThat(saved.count(MUCH)).isGreaterThan(1_000_000);
    }

    @Test
    void what_is_missing_or_of_another_shape_is_an_error() {
        DecisionPlot plot = DecisionPlot.of(DecisionPlotTest::right);
        Path file = directory.resolve("plot.png");

        assertThatThrownBy(() -> plot.save(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "DecisionPlot: there are no samples to take the range from; call samples(inputs, classes) or range(left, right, bottom, top)");
        assertThatThrownBy(() -> plot.samples(Tensor.ones(4, 3), Tensor.ones(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DecisionPlot: points must have the shape (n, 2), two numbers each; got (4, 3)");
        assertThatThrownBy(() -> plot.samples(Tensor.ones(4, 2), Tensor.ones(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DecisionPlot: expected a class for each of 4 samples, got classes of the shape (3,)");
        assertThatThrownBy(() -> plot.range(0, 0, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "DecisionPlot: a range must be left < right and bottom < top, all finite; got 0.0 to 0.0 and 1.0 to 2.0");
        assertThatThrownBy(() -> DecisionPlot.of(points -> points.unsqueeze(0))
                        .range(0, 1, 0, 1)
                        .save(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DecisionPlot: the model must answer (n, 2) with (n, 1) or (n, classes), got (1, 8100, 2)");
    }
}
