package dev.gradus.benchmarks.gradus;

import dev.gradus.benchmarks.measure.ColdRun;
import dev.gradus.benchmarks.measure.Workload;

/** A whole process that trains a little: what matters is how long it lives and how large it grows. */
public final class ColdStart {
    private ColdStart() {}

    /** Builds the network, trains 50 steps, tells the loss and ends. */
    public static void main(String[] arguments) {
        ColdRun.main(GradusTraining.of(Workload.COLD));
    }
}
