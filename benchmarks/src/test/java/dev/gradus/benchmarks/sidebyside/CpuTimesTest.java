package dev.gradus.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CpuTimesTest {
    private static final String STAT = "cpu  1000 20 300 99999 888 4 50 6 77 8\ncpu0 1 2 3 4 5 6 7 8 9 10\n";
    private static final String SELF =
            "4711 (name) with ) R 1 2 3 4 5 6 7 8 9 10 100 20 3 4 20 0 1 0 555 0 0 18446744073709551615\n";

    @Test
    void work_of_every_kind_counts_but_idling_does_not() {
        assertThat(CpuTimes.of(STAT, SELF, 5)).isEqualTo(new CpuTimes(1000 + 20 + 300 + 4 + 50 + 6, 127, 5));
    }

    @Test
    void what_is_neither_own_nor_idle_is_others() {
        CpuTimes before = new CpuTimes(1000, 100, 0);
        CpuTimes after = new CpuTimes(1450, 500, 2_000_000_000L);

        assertThat(after.othersSince(before)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void counters_that_are_read_one_after_the_other_never_give_less_than_nothing() {
        assertThat(new CpuTimes(10, 12, 1_000_000).othersSince(new CpuTimes(0, 0, 0)))
                .isZero();
    }

    @Test
    void own_work_is_seen_as_own() throws IOException {
        assumeTrue(CpuTimes.areCounted());
        CpuTimes before = CpuTimes.now();
        double sum = 0;
        while (CpuTimes.now().own() < before.own() + 10) {
            for (int i = 0; i < 100_000; i++) {
                sum += Math.sqrt(i);
            }
        }

        assertThat(sum).isPositive();
        assertThat(CpuTimes.now().all()).isGreaterThan(before.all());
    }
}
