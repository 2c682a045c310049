package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinePlotTest {
    private static final int GRID = 0xFFE4E4E4;
    private static final int LINE = 0x0072B2;

    @TempDir
    Path directory;

    private SavedPlot draw(LinePlot plot) throws IOException {
        return SavedPlot.of(plot, directory);
    }

    @Test
    void title_axes_and_legend_are_text() throws IOException {
        LinePlot plot =
                new LinePlot("Title", "y (cm)", "x (s)").line("one", 0, 1, 2).line("two", 0, 2, 1);

        assertThat(draw(plot).texts()).contains("Title", "y (cm)", "x (s)", "one", "two");
        assertThat(draw(plot.axes("time", "way")).texts()).contains("time", "way");
    }

    @Test
    void logarithmic_plots_have_horizontal_grid_lines() throws IOException {
        BufferedImage image = draw(new LinePlot("Loss", "E")
                        .line("E", 1, 0.7, 0.1, 0.02)
                        .logarithmic())
                .image();

        long rows = IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(0, image.getWidth())
                                .filter(x -> image.getRGB(x, y) == GRID)
                                .count()
                        > image.getWidth() / 2)
                .count();
        assertThat(rows).isGreaterThan(3);
    }

    @Test
    void a_loss_of_zero_is_drawn_on_a_linear_axis() throws IOException {
        SavedPlot saved = draw(new LinePlot("Loss", "E").line("E", 1, 0.7, 0).logarithmic());

        assertThat(saved.count(LINE)).isGreaterThan(300);
    }

    @Test
    void the_same_value_throughout_has_a_logarithmic_axis_too() throws IOException {
        assertThat(draw(new LinePlot("Loss", "E").line("E", 1, 1, 1, 1).logarithmic())
                        .count(LINE))
                .isGreaterThan(300);
    }

    @Test
    void what_is_not_finite_is_left_out() throws IOException {
        SavedPlot saved = draw(new LinePlot("Loss", "E")
                .line("E", 1, 1, Double.NaN, 3, Double.POSITIVE_INFINITY)
                .line("nothing", 1, Double.NaN));

        assertThat(saved.count(LINE)).isGreaterThan(300);
        assertThat(saved.texts()).contains("legend: E").doesNotContain("nothing");
    }

    @Test
    void lines_that_cannot_be_drawn_are_errors() {
        assertThatThrownBy(
                        () -> new LinePlot("Loss", "E").line("E", 1, Double.NaN).save(directory.resolve("loss.png")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "LinePlot: there is nothing to draw in 'Loss'; add a line that has at least one finite value");
        assertThatThrownBy(() -> new LinePlot("Loss", "E").line("E", new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinePlot: the line 'E' needs as many values as places; got 2 places and 3 values");
        assertThat(directory).isEmptyDirectory();
    }
}
