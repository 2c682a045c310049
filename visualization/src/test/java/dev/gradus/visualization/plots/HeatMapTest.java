package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapTest {
    private static final Color BLUE = new Color(0x0072B2);
    private static final Color ORANGE = new Color(0xD55E00);
    private static final Color GREY = new Color(0xEFEFEF);

    @TempDir
    Path directory;

    /** The mean place of the pixels of a colour, to the right and downwards. */
    private static double[] place(BufferedImage image, Color colour) {
        int legend = image.getWidth() - 110;
        int[] found = IntStream.range(0, legend * image.getHeight())
                .filter(i -> image.getRGB(i % legend, i / legend) == colour.getRGB())
                .toArray();
        assertThat(found).as("pixels of %s", colour).hasSizeGreaterThan(200);
        return new double[] {
            IntStream.of(found).map(i -> i % legend).average().orElseThrow(),
            IntStream.of(found).map(i -> i / legend).average().orElseThrow()
        };
    }

    @Test
    void rows_go_downwards_and_columns_to_the_right_though_labels_repeat() throws IOException {
        Tensor values = Tensor.of(new double[] {1, 0, 0, -1, 0, 0, 0, Double.NaN}, 2, 4);
        new HeatMap("Title", "x", "y")
                .signed()
                .rowHeight(40)
                .write(values, List.of("r", "r"), List.of("a", "b", "a", "a"), directory, "map");
        BufferedImage image = ImageIO.read(directory.resolve("map.png").toFile());
        double[] blue = place(image, BLUE);
        double[] orange = place(image, ORANGE);
        double[] grey = place(image, GREY);

        assertThat(orange[0]).isGreaterThan(blue[0] + 20);
        assertThat(Math.abs(orange[1] - blue[1])).isLessThan(2);
        assertThat(Math.abs(grey[0] - orange[0])).isLessThan(3);
        assertThat(grey[1]).isGreaterThan(orange[1] + 15);
        assertThat(directory.resolve("map.svg")).isNotEmptyFile();
    }
}
