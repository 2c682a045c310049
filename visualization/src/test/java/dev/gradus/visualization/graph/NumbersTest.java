package dev.gradus.visualization.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "3, 3",
        "-2.5, -2.5",
        "0.123456, 0.1235",
        "123456, 123500",
        "1234567, 1.235e6",
        "0.00012346, 0.0001235",
        "0.000012346, 1.235e-5",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, -∞",
        "1e300, 1e300"
    })
    void numbers_have_four_digits_that_count(double value, String text) {
        assertThat(TensorText.DIGITS.text(value)).isEqualTo(text);
    }

    @Test
    void small_tensors_are_told_in_full_and_larger_ones_by_their_range() {
        assertThat(TensorText.of(Tensor.scalar(0.5))).isEqualTo(new TensorText("", List.of("0.5")));
        assertThat(TensorText.of(Tensor.of(new double[] {1, -2.5, 3, 4}, 2, 2)).lines())
                .containsExactly("[   1  -2.5]", "[   3     4]");
        assertThat(TensorText.of(Tensor.of(1.0, 2, 3, 4, 5, Double.NaN, 7)).lines())
                .containsExactly("1 … 7, 1 not finite");
        assertThat(TensorText.of(Tensor.full(Double.NaN, 3, 3, 3)).lines()).containsExactly("no finite number");
        assertThat(TensorText.of(Tensor.zeros(0, 3)).lines()).containsExactly("no number");
    }
}
