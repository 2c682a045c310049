package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Assignment;
import dev.gradus.benchmarks.measure.Workload;
import java.time.Duration;
import java.util.List;

/**
 * What is to be measured, and how.
 *
 * @param workloads what to run
 * @param rounds how often each framework is asked for each of them
 * @param threads how many threads they may use
 * @param warmUpMillis how long a process runs before anything counts
 * @param repetitions how often it measures then
 * @param repetitionMillis how long each of these takes
 * @param calls how many predictions are timed
 * @param limitSeconds how long a process may take
 * @param tuneMalloc whether native libraries keep the memory that they freed
 */
record Plan(
        List<Workload> workloads,
        int rounds,
        int threads,
        long warmUpMillis,
        int repetitions,
        long repetitionMillis,
        int calls,
        int limitSeconds,
        boolean tuneMalloc) {
    /** A JVM's start and end, and the making of a network. */
    private static final double OVERHEAD_SECONDS = 1.3;

    /** What a process is told. */
    Assignment assignment(Cell cell) {
        return new Assignment(cell.workload(), cell.threads(), warmUpMillis, repetitions, repetitionMillis, calls);
    }

    /** What is measured in each round. */
    List<Cell> cells() {
        return Cell.of(workloads, threads);
    }

    /** The numbers of threads that the peak is measured with. */
    List<Integer> threadCounts() {
        return threads == 1 ? List.of(1) : List.of(1, threads);
    }

    /** When a process has taken too long. */
    Duration limit() {
        return Duration.ofSeconds(limitSeconds);
    }

    /** About how long it all takes. */
    Duration estimate(int frameworks) {
        double seconds = threadCounts().size() * (OVERHEAD_SECONDS + warmUpMillis / 1e3);
        for (Cell cell : cells()) {
            boolean cold = cell.workload().kind() == Workload.Kind.PROCESS;
            double measuring = cold ? 0 : (warmUpMillis + repetitions * repetitionMillis) / 1e3;
            seconds += frameworks * (OVERHEAD_SECONDS + measuring);
        }
        return Duration.ofSeconds(Math.round(rounds * seconds));
    }
}
