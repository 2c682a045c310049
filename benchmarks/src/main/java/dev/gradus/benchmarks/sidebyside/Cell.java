package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of what is measured.
 *
 * @param workload what runs
 * @param threads on how many threads
 */
record Cell(Workload workload, int threads) {
    /** The workloads on so many threads, the wide network on one thread besides. */
    static List<Cell> of(List<Workload> workloads, int threads) {
        List<Cell> cells = new ArrayList<>();
        for (Workload workload : workloads) {
            cells.add(new Cell(workload, threads));
            if (workload == Workload.WIDE && threads > 1) {
                cells.add(new Cell(workload, 1));
            }
        }
        return cells;
    }

    @Override
    public String toString() {
        return "%s, %d thread%s".formatted(workload, threads, threads == 1 ? "" : "s");
    }
}
