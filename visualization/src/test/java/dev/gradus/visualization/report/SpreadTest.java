package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    @Test
    void allNumbersOfSmallTensorsAreCounted() {
        Spread spread = Spread.of(7, Tensor.of(0f, 1f, 2f, 5f));

        assertThat(spread.step()).isEqualTo(7);
        assertThat(spread.max()).isEqualTo(5);
        assertThat(spread.mean()).isEqualTo(2);
        assertThat(spread.deviation()).isEqualTo(Math.sqrt(14 / 4d));
        assertThat(spread.zeros()).isEqualTo(0.25);
        assertThat(spread.counts()).hasSize(40).contains(1, 0).startsWith(1).endsWith(1);
    }

    /** One column of so many is 1, the others are 0. */
    @ParameterizedTest
    @CsvSource({"100, 4000, 40", "4000, 100, 50", "1024, 1024, 64", "333, 777, 7", "65536, 16, 16"})
    void largeTensorsAreSeenInAllTheirColumns(int rows, int columns, int every) {
        float[] row = new float[columns];
        for (int column = 1; column < columns; column += every) {
            row[column] = 1;
        }
        Spread spread = Spread.of(1, Tensor.of(row).broadcastTo(rows, columns).contiguous());

        assertThat(spread.max()).isEqualTo(1);
        assertThat(spread.mean()).isCloseTo(1d / every, within(0.2 / every));
    }
}
