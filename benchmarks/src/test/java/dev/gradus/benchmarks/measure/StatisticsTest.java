package dev.gradus.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void of_an_odd_number_the_one_in_the_middle() {
        assertThat(Statistics.of(List.of(30.0, 10.0, 20.0))).isEqualTo(new Statistics(20, 10, 30));
    }

    @Test
    void of_an_even_number_the_mean_of_the_two_in_the_middle() {
        assertThat(Statistics.of(List.of(4.0, 1.0, 3.0, 10.0))).isEqualTo(new Statistics(3.5, 1, 10));
    }

    @Test
    void of_one_figure_itself() {
        assertThat(Statistics.of(List.of(7.0))).isEqualTo(new Statistics(7, 7, 7));
    }

    @Test
    void of_nothing_there_are_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statistics.of(List.of()))
                .withMessage("expected at least one figure, got none");
    }

    @Test
    void percentiles_are_figures_that_were_measured() {
        long[] figures = LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray();

        assertThat(Statistics.percentile(figures, 0.5)).isEqualTo(100);
        assertThat(Statistics.percentile(figures, 0.99)).isEqualTo(198);
        assertThat(Statistics.percentile(figures, 1)).isEqualTo(200);
        assertThat(figures[0]).isEqualTo(200);
    }
}
