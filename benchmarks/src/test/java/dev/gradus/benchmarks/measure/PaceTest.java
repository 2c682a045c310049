package dev.gradus.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On a clock that only the work itself moves on. */
class PaceTest {
    private long now;
    private long runs;
    private final Pace pace = new Pace(() -> now);

    @Test
    void each_repetition_takes_the_time_that_was_asked_for() {
        List<Double> paces = pace.of(() -> work(TimeUnit.MILLISECONDS.toNanos(2)), assignment(1000, 3, 100));

        assertThat(paces).containsExactly(500.0, 500.0, 500.0);
        assertThat(now).isBetween(TimeUnit.MILLISECONDS.toNanos(1300), TimeUnit.MILLISECONDS.toNanos(1500));
    }

    @Test
    void a_run_that_takes_longer_than_a_repetition_is_one() {
        List<Double> paces = pace.of(() -> work(TimeUnit.SECONDS.toNanos(4)), assignment(1000, 2, 100));

        assertThat(paces).containsExactly(0.25, 0.25);
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void what_was_slow_at_first_is_not_measured() {
        List<Double> paces =
                pace.of(() -> work(TimeUnit.MILLISECONDS.toNanos(runs < 30 ? 10 : 1)), assignment(2000, 2, 100));

        assertThat(paces).containsExactly(1000.0, 1000.0);
    }

    @Test
    void the_clock_is_not_asked_for_every_short_run() {
        long[] asked = {0};
        new Pace(() -> {
                    asked[0]++;
                    return now;
                })
                .of(() -> work(100), assignment(100, 1, 100));

        assertThat(runs).isGreaterThan(1_000_000);
        assertThat(asked[0]).isLessThan(100);
    }

    private void work(long nanos) {
        now += nanos;
        runs++;
    }

    private static Assignment assignment(long warmUpMillis, int repetitions, long repetitionMillis) {
        return new Assignment(Workload.TINY, 1, warmUpMillis, repetitions, repetitionMillis, 1);
    }
}
