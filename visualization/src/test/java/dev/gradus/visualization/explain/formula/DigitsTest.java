package dev.gradus.visualization.explain.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    private static String shown(double value, int digits) {
        return new PlainNotation(new Digits(digits, false)).of(Formula.number(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0",
        "-0.0, 5, 0",
        "0.3, 5, 0.3",
        "0.5249791874789399, 5, 0.52498",
        "0.5249791874789399, 17, 0.5249791874789399",
        "-0.00012345678, 4, −0.0001235",
        "0.000012345678, 4, 1.235·10⁻⁵",
        "123456.7, 3, 123000",
        "1234567, 3, 1.23·10⁶",
        "0.9999999, 3, 1",
        "NaN, 5, NaN",
        "Infinity, 5, ∞",
        "-Infinity, 5, −∞"
    })
    void significantDigits(double value, int digits, String text) {
        assertThat(shown(value, digits)).isEqualTo(text);
    }

    @Test
    void roundingWithinTheComputationIsNoRounding() {
        Digits digits = new Digits(5, false);

        assertThat(digits.of(0.1 + 0.2).isExact()).isTrue();
        assertThat(digits.of(0.300001).isExact()).isFalse();
        assertThat(new Digits(5, true).of(0.3f)).isEqualTo(new Decimal(false, "0.3", 0, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 18})
    void theNumberOfDigitsIsChecked(int significant) {
        assertThatThrownBy(() -> new Digits(significant, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("explanation: numbers are shown with 1 to 17 significant digits, got " + significant);
    }
}
