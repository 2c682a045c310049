package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Workload;
import org.jspecify.annotations.Nullable;

/** A row of the table that shows measured figures, with what Gradus is to reach there. */
enum Row {
    TINY(Workload.TINY, "steps/s", Goal.atLeast(40)),
    XOR(Workload.XOR, "steps/s", Goal.atLeast(40)),
    MLP_ADAM(Workload.MLP_ADAM, "samples/s", Goal.atLeast(1.25)),
    MLP_SGD(Workload.MLP_SGD, "samples/s", Goal.atLeast(1.15)),
    WIDE(Workload.WIDE, "GFLOP/s", Goal.atLeast(1)),
    CNN(Workload.CNN, "samples/s", Goal.atLeast(1.15)),
    PREDICTION(Workload.PREDICTION, "µs p50", Goal.atMost(0.5)),
    PREDICTION_P99(Workload.PREDICTION, "µs p99", null),
    COLD_TIME(Workload.COLD, "s", Goal.atMost(0.8)),
    COLD_MEMORY(Workload.COLD, "MiB peak", Goal.atMost(0.9)),
    MATMUL_512(Workload.MATMUL_512, "GFLOP/s", Goal.atLeast(0.95)),
    MATMUL_1024(Workload.MATMUL_1024, "GFLOP/s", Goal.atLeast(0.95)),
    MATMUL_2048(Workload.MATMUL_2048, "GFLOP/s", Goal.atLeast(0.95));

    private final Workload workload;
    private final String unit;
    private final @Nullable Goal goal;

    Row(Workload workload, String unit, @Nullable Goal goal) {
        this.workload = workload;
        this.unit = unit;
        this.goal = goal;
    }

    /** What was run. */
    Workload workload() {
        return workload;
    }

    /** Which figure of it is shown. */
    String unit() {
        return unit;
    }

    /** What the ratio of Gradus to the better of the others is to be; null if nothing is asked. */
    @Nullable
    Goal goal() {
        return goal;
    }

    /** Whether a larger figure is the better one: counts are, times and sizes are not. */
    boolean moreIsBetter() {
        return unit.endsWith("/s");
    }
}
