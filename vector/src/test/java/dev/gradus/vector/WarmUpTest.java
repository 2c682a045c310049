package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The trial of a vector loop. */
class WarmUpTest {
    private static final int SIZE = 100 * Lanes.COUNT + 1;

    /** More rounds than it takes on any machine. */
    private static final int MOST = 100_000_000;

    private final WarmUp warmUp = new WarmUp();
    private final int[] visits = new int[SIZE];
    private int vectors;

    @Test
    void aQuickLoopIsTrustedSoon() {
        for (int i = 0; i < MOST && !warmUp.isOver(); i++) {
            warmUp.run(0, SIZE, (from, to) -> {}, (from, to) -> {});
        }
        assertThat(warmUp.isOver()).isTrue();
        assertThat(warmUp.run(5, SIZE, (from, to) -> {}, (from, to) -> {})).isEqualTo(5);
    }

    @Test
    void aSlowLoopStaysOnTrialAndEveryElementIsVisitedOnce() {
        int rounds = 0;
        while (vectors < 20 && rounds < MOST) {
            rounds++;
            int end = warmUp.run(0, SIZE, this::slow, this::visit);
            assertThat(end).isGreaterThan(SIZE - Lanes.COUNT);
            visit(end, SIZE);
        }
        assertThat(warmUp.isOver()).isFalse();
        assertThat(vectors).isGreaterThanOrEqualTo(20);
        int[] each = new int[SIZE];
        Arrays.fill(each, rounds);
        assertThat(visits).isEqualTo(each);
    }

    private void slow(int from, int to) {
        assertThat(to - from).isEqualTo(Lanes.COUNT);
        vectors++;
        visit(from, to);
        long start = System.nanoTime();
        while (System.nanoTime() - start < 20_000) {
            Thread.onSpinWait();
        }
    }

    private void visit(int from, int to) {
        for (int i = from; i < to; i++) {
            visits[i]++;
        }
    }
}
