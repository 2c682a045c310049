package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
    @TempDir
    Path directory;

    private static LinePlot plot() {
        return new LinePlot("Loss", "E").line("training", 1, 3, 2, 1);
    }

    private BufferedImage saved(Plot<?> plot) throws IOException {
        plot.save(directory.resolve("plot.PNG"));
        return ImageIO.read(directory.resolve("plot.PNG").toFile());
    }

    @Test
    void the_size_and_the_dots_of_a_pixel_are_what_is_asked_for() throws IOException {
        BufferedImage image = saved(plot().size(400, 300).scale(2));

        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(600);
    }

    @Test
    void a_size_that_was_set_stays_where_a_plot_would_fit_its_own() throws IOException {
        BufferedImage image = saved(HistoryPlot.of(Histories.full()).size(640, 480));

        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(480);
    }

    /** Nothing of the title reaches the edges, at which it would be cut. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 30})
    void a_long_title_is_smaller_or_ends_early_but_is_not_cut(int times) throws IOException {
        Plot<?> plot = plot().title("How learning rates fall. ".repeat(times)).size(500, 300);
        BufferedImage image = saved(plot);

        assertThat(ink(image, 10, 490)).isPositive();
        assertThat(ink(image, 0, 10)).isZero();
        assertThat(ink(image, 490, 500)).isZero();
    }

    /** How many pixels in the upper part of a picture are not white. */
    private static long ink(BufferedImage image, int left, int right) {
        return IntStream.range(left, right)
                .flatMap(x -> IntStream.range(0, 40).map(y -> image.getRGB(x, y)))
                .filter(colour -> colour != 0xFFFFFFFF)
                .count();
    }

    @Test
    void a_title_in_an_svg_file_is_text() throws IOException {
        Path file = directory.resolve("loss.svg");
        plot().title("Loss & more").save(file);

        assertThat(Files.readString(file)).containsPattern("<text [^>]*sans-serif[^>]*>Loss &amp; more</text>");
    }

    @Test
    void folders_are_made() throws IOException {
        Path file = directory.resolve("a/b/loss.svg");
        plot().save(file);

        assertThat(Files.readString(file)).contains("<svg");
    }

    @Test
    void another_ending_is_an_error_that_names_those_there_are() {
        assertThatThrownBy(() -> plot().save(Path.of("loss.jpg")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinePlot: the format is chosen by the file's ending, .png or .svg; got 'loss.jpg'");
        assertThatThrownBy(() -> plot().save(Path.of("loss")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 'loss'");
    }

    @Test
    void sizes_and_scales_that_cannot_be_are_errors() {
        assertThatThrownBy(() -> plot().size(99, 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinePlot: a size must be at least 100 x 100 pixels, got 99 x 200");
        assertThatThrownBy(() -> plot().scale(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinePlot: a scale must be from 0.1 to 10, got 0.0");
        assertThatThrownBy(() -> new PointPlot("t", "x", "y").dotSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PointPlot: a dot must be at least 1 pixel wide, got 0");
    }
}
