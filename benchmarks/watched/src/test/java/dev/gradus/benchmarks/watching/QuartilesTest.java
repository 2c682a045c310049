package dev.gradus.benchmarks.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuartilesTest {
    @Test
    void halfOfTheFiguresLieBetweenThem() {
        assertThat(Quartiles.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0))).isEqualTo(new Quartiles(2, 3, 4));
    }

    @Test
    void betweenTwoFiguresTheyLieOnALine() {
        assertThat(Quartiles.of(List.of(1.0, 2.0))).isEqualTo(new Quartiles(1.25, 1.5, 1.75));
        assertThat(Quartiles.of(List.of(7.0))).isEqualTo(new Quartiles(7, 7, 7));
    }

    @Test
    void aTableHasThemWithFourDigits() {
        assertThat(new Quartiles(1, 1.01234, 1.5)).hasToString("1.0123 [1.0000, 1.5000]");
    }

    @Test
    void nothingHasNone() {
        assertThatThrownBy(() -> Quartiles.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at least one figure, got none");
    }
}
