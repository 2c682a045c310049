package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinePlotTest {
    private static final int GRID = new Color(0xE4E4E4).getRGB();

    @TempDir
    Path directory;

    private BufferedImage draw(LinePlot plot) throws IOException {
        plot.write(directory, "plot");
        return ImageIO.read(directory.resolve("plot.png").toFile());
    }

    @Test
    void logarithmic_plots_have_horizontal_grid_lines() throws IOException {
        BufferedImage image =
                draw(new LinePlot("Loss", "E").line("E", 1, 0.7, 0.1, 0.02).logarithmic());

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
        assertThat(draw(new LinePlot("Loss", "E").line("E", 1, 0.7, 0).logarithmic()))
                .isNotNull();
    }
}
