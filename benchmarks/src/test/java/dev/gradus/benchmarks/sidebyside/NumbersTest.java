package dev.gradus.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.benchmarks.measure.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"1234567.8, '1,234,568'", "123.4, 123", "12.34, 12.3", "1.234, 1.23", "0.1234, 0.123"})
    void three_digits_suffice(double number, String text) {
        assertThat(Numbers.format(number)).isEqualTo(text);
    }

    @Test
    void a_range_is_shown_if_there_is_one() {
        assertThat(Numbers.format(new Statistics(2, 1, 300))).isEqualTo("2.00 [1.00-300]");
        assertThat(Numbers.format(new Statistics(2, 2, 2))).isEqualTo("2.00");
    }
}
