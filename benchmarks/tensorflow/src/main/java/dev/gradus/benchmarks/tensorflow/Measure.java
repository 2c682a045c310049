package dev.gradus.benchmarks.tensorflow;

import dev.gradus.benchmarks.measure.Measuring;

/** Measures one workload in this process; the number of threads is the property {@code tensorflow.threads}. */
public final class Measure {
    private Measure() {}

    /** Prints what was found; the argument says what to measure. */
    public static void main(String[] arguments) {
        Measuring.main(new TensorFlowWorkloads(), arguments[0]);
    }
}
