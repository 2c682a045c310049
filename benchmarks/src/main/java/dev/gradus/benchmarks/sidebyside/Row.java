package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Workload;
import java.util.Optional;

/** A row of the table that shows measured figures, with what Gradus is to reach there. */
enum Row {
    TINY(Workload.TINY, "steps/s", 40),
    XOR(Workload.XOR, "steps/s", 40),
    MLP_ADAM(Workload.MLP_ADAM, "samples/s", 1.25),
    MLP_SGD(Workload.MLP_SGD, "samples/s", 1.15),
    WIDE(Workload.WIDE, "GFLOP/s", 1),
    CNN(Workload.CNN, "samples/s", 1.15),
    LSTM(Workload.LSTM, "tokens/s", 1.2),
    TRANSFORMER(Workload.TRANSFORMER, "tokens/s", 1.2),
    PREDICTION(Workload.PREDICTION, "µs p50", 0.5),
    PREDICTION_P99(Workload.PREDICTION, "µs p99", 0),
    COLD_TIME(Workload.COLD, "s", 0.8),
    COLD_MEMORY(Workload.COLD, "MiB peak", 0.9),
    MATMUL_512(Workload.MATMUL_512, "GFLOP/s", 0.95),
    MATMUL_1024(Workload.MATMUL_1024, "GFLOP/s", 0.95),
    MATMUL_2048(Workload.MATMUL_2048, "GFLOP/s", 0.95);

    private final Workload workload;
    private final String unit;
    private final double ratio;

    /** The ratio is 0 where nothing is asked. */
    Row(Workload workload, String unit, double ratio) {
        this.workload = workload;
        this.unit = unit;
        this.ratio = ratio;
    }

    /** What was run. */
    Workload workload() {
        return workload;
    }

    /** Which figure of it is shown. */
    String unit() {
        return unit;
    }

    /** What the ratio of Gradus to the best of the others is to be, if anything is asked. */
    Optional<Goal> goal() {
        return ratio == 0 ? Optional.empty() : Optional.of(new Goal(ratio, moreIsBetter()));
    }

    /** Whether a larger figure is the better one: counts are, times and sizes are not. */
    boolean moreIsBetter() {
        return unit.endsWith("/s");
    }
}
