package dev.gradus.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import dev.gradus.examples.data.FashionMnist;
import java.text.DecimalFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private final ConfusionMatrix matrix =
            new ConfusionMatrix(List.of("cat", "dog"), Tensor.of(0L, 0, 0, 1, 1), Tensor.of(0L, 0, 1, 1, 1));

    @Test
    void counts_each_pair_of_true_and_predicted_class() {
        assertThat(matrix.toString().lines())
                .containsExactly("true \\ predicted  0  1", "0 cat             2  1", "1 dog             .  2");
    }

    @Test
    void classes_that_are_numbers_need_no_other_number() {
        ConfusionMatrix digits = new ConfusionMatrix(List.of("0", "1"), Tensor.of(0L, 1), Tensor.of(0L, 1));

        assertThat(digits.toString().lines())
                .containsExactly("true \\ predicted  0  1", "0                 1  .", "1                 .  1");
    }

    @Test
    void ten_classes_with_thousands_of_samples_fit_80_columns() {
        Tensor labels = Tensor.of(
                LongStream.range(0, 10_000).map(i -> i % 2 == 0 ? 0 : i % 10).toArray());

        assertThat(new ConfusionMatrix(FashionMnist.CLASSES, labels, labels)
                        .toString()
                        .lines())
                .hasSize(11)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anyMatch(line -> line.startsWith("0 T-shirt") && line.contains("5000"));
    }

    @Test
    void the_colour_is_the_share_of_the_row_and_never_white_for_a_mistake() {
        long[] truth = new long[1000];
        long[] predicted = new long[1000];
        predicted[0] = 1;
        ConfusionChart chart =
                new ConfusionChart(new ConfusionMatrix(List.of("cat", "dog"), Tensor.of(truth), Tensor.of(predicted)));

        assertThat(chart.tint(0, 0)).isGreaterThan(0.99);
        assertThat(chart.tint(0, 1)).isBetween(0.1, 0.2);
        assertThat(chart.tint(1, 0)).isZero();
    }

    @Test
    void a_cell_is_coloured_by_its_share_and_labelled_with_its_count() {
        ConfusionChart.Cell cell = new ConfusionChart.Cell(42, 0.25);

        assertThat(cell.doubleValue()).isEqualTo(0.25);
        assertThat(new DecimalFormat("0").format((Object) cell)).isEqualTo("42");
    }
}
