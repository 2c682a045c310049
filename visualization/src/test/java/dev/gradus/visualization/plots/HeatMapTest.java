package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapTest {
    private static final int BLUE = 0x0072B2;
    private static final int ORANGE = 0xD55E00;
    private static final int GREY = 0xEFEFEF;
    private static final int INK = 0x08306B;

    @TempDir
    Path directory;

    @Test
    void rows_go_downwards_and_columns_to_the_right_though_labels_repeat() throws IOException {
        Tensor values = Tensor.of(new double[] {1, 0, 0, -1, 0, 0, 0, Double.NaN}, 2, 4);
        SavedPlot saved = SavedPlot.of(
                HeatMap.of(values)
                        .title("Title")
                        .axes("letters", "numbers")
                        .labels(List.of("r", "r"), List.of("a", "b", "a", "a"))
                        .rowHeight(40),
                directory);
        double[] blue = saved.place(BLUE);
        double[] orange = saved.place(ORANGE);
        double[] grey = saved.place(GREY);

        assertThat(orange[0]).isGreaterThan(blue[0] + 20);
        assertThat(Math.abs(orange[1] - blue[1])).isLessThan(2);
        assertThat(Math.abs(grey[0] - orange[0])).isLessThan(3);
        assertThat(grey[1]).isGreaterThan(orange[1] + 15);
        assertThat(saved.texts()).contains("Title", "letters", "numbers", "r", "a", "b");
    }

    @Test
    void values_above_zero_go_from_white_to_ink() throws IOException {
        SavedPlot saved = SavedPlot.of(HeatMap.of(Tensor.of(new double[] {0, 5, 5, 0}, 2, 2)), directory);

        assertThat(saved.count(INK)).isGreaterThan(1000);
        assertThat(saved.count(ORANGE)).isZero();
        assertThat(saved.texts()).contains("columns: 0, 1", "rows upwards: 1, 0", "Row", "Column");
    }

    @Test
    void a_range_makes_what_is_beyond_it_as_strong_as_its_end() throws IOException {
        HeatMap map = HeatMap.of(Tensor.of(new double[] {-7, 5}, 1, 2)).range(-1, 1);

        assertThat(SavedPlot.of(map, directory).count(ORANGE)).isGreaterThan(1000);
    }

    @Test
    void labels_of_columns_that_are_too_long_stand_askew() {
        HeatMap map = HeatMap.of(Tensor.ones(1, 2));

        assertThat(map.labels(List.of("r"), List.of("short", "s"))
                        .chart()
                        .getStyler()
                        .getXAxisLabelRotation())
                .isZero();
        assertThat(map.labels(List.of("r"), List.of("a label that is long", "s"))
                        .chart()
                        .getStyler()
                        .getXAxisLabelRotation())
                .isEqualTo(45);
    }

    @Test
    void a_large_table_is_no_larger_than_a_screen() throws IOException {
        SavedPlot saved = SavedPlot.of(HeatMap.of(Tensor.ones(3, 400)), directory);

        assertThat(saved.image().getWidth()).isLessThan(1700);
    }

    @Test
    void what_is_no_table_is_an_error() {
        assertThatThrownBy(() -> HeatMap.of(Tensor.ones(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HeatMap: expected a table of the shape (rows, columns), not empty; got (3,); use flatten, reshape or select");
        HeatMap map = HeatMap.of(Tensor.ones(2, 3));
        assertThatThrownBy(() -> map.labels(List.of("a"), List.of("a", "b", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HeatMap: expected a label for each of 2 rows and 3 columns, got 1 and 3");
        assertThatThrownBy(() -> map.range(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HeatMap: a range must be least < most, both finite; got 1.0 and 1.0");
        assertThatThrownBy(() -> map.rowHeight(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("HeatMap: a row must be at least 1 pixel high, got 0");
    }
}
