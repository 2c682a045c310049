package dev.gradus.benchmarks.djl;

import dev.gradus.benchmarks.measure.Measuring;

/** Measures one workload in this process; the number of threads is the property {@code ai.djl.pytorch.num_threads}. */
public final class Measure {
    private Measure() {}

    /** Prints what was found; the argument says what to measure. */
    public static void main(String[] arguments) {
        Measuring.main(new DjlWorkloads(), arguments[0]);
    }
}
