package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotPlotsTest {
    private static final int BLUE = 0x0072B2;

    @TempDir
    Path directory;

    @Test
    void predictions_are_dots_and_larger_ones_if_asked_for() throws IOException {
        double[] values = {1, 2, 3};
        ScatterPlot plot = new ScatterPlot("Houses", "price (€)", values, values);
        SavedPlot small = SavedPlot.of(plot, directory);
        SavedPlot large = SavedPlot.of(plot.dotSize(30), directory);

        assertThat(small.texts()).contains("Houses", "True price (€)", "Predicted price (€)", "perfect", "predicted");
        assertThat(large.count(BLUE)).isGreaterThan(5 * small.count(BLUE));
    }

    @Test
    void each_kind_of_points_has_a_colour() throws IOException {
        PointPlot plot = new PointPlot("Codes", "first", "second")
                .points("a", new double[] {0, 1}, new double[] {0, 1})
                .points("none", new double[0], new double[0])
                .points("b", new double[] {1}, new double[] {0});
        SavedPlot saved = SavedPlot.of(plot, directory);

        assertThat(saved.texts()).contains("Codes", "first", "second", "a", "b").doesNotContain("none");
        assertThat(saved.count(BLUE)).isPositive();
        assertThat(saved.count(0xD55E00)).isPositive();
    }

    @Test
    void a_landscape_shows_values_and_points() throws IOException {
        LandscapePlot plot = new LandscapePlot("Slope", 2, points -> points.narrow(1, 0, 1))
                .points("real", Tensor.from(new double[][] {{1, 1}}));

        assertThat(SavedPlot.of(plot, directory).texts()).contains("Slope", "real", "x1", "x2");
        assertThatThrownBy(() -> plot.points("real", Tensor.ones(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LandscapePlot: points must have the shape (n, 2), two numbers each; got (2,)");
    }

    @Test
    void stages_stand_side_by_side() throws IOException {
        Tensor points = Tensor.from(new double[][] {{1, 1}, {-1, -1}});
        StagePlot plot = new StagePlot("Growth", points)
                .stage("first", points)
                .stage("second", points)
                .stage("third", points)
                .stage("fourth", points);
        SavedPlot saved = SavedPlot.of(plot, directory);

        assertThat(saved.texts()).contains("Growth", "first", "second", "third", "fourth");
        assertThat(saved.image().getWidth()).isEqualTo(990);
        assertThat(saved.image().getHeight()).isEqualTo(Titled.HEADING + 2 * 330);
    }

    @Test
    void pictures_stand_in_rows() throws IOException {
        ImageRows rows = new ImageRows("Digits").row(Tensor.ones(3, 4, 4)).row(Tensor.zeros(3, 4, 4));
        SavedPlot saved = SavedPlot.of(rows, directory);

        assertThat(saved.texts()).contains("Digits");
        assertThat(saved.place(0x08306B)[1]).isLessThan(saved.image().getHeight() / 2.0);
    }

    @Test
    void what_does_not_fit_together_is_an_error() {
        assertThatThrownBy(() -> new ScatterPlot("t", "q", new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ScatterPlot: expected a prediction for each true value; got 2 true values and 3 predictions");
        assertThatThrownBy(() -> new PointPlot("t", "x", "y").points("a", new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PointPlot: the points 'a' need two numbers each; got 2 to the right and 3 upwards");
        assertThatThrownBy(() -> new StagePlot("Growth", Tensor.ones(2, 2)).save(directory.resolve("a.png")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("StagePlot: there is no stage in 'Growth'; add one with stage(caption, points)");
        assertThatThrownBy(() -> new ImageRows("Digits").save(directory.resolve("a.png")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ImageRows: there is no image in 'Digits'; add some with row(images)");
        assertThatThrownBy(
                        () -> new ImageRows("Digits").row(Tensor.ones(1, 2, 2)).row(Tensor.ones(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ImageRows: a row of images must have the shape (n, height, width) of the first, (1, 2, 2); got (1, 2, 3)");
    }
}
