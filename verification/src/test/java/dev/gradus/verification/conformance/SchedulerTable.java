package dev.gradus.verification.conformance;

import dev.gradus.optimizers.Optimizer;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;

/** How PyTorch's learning-rate schedules are written with Gradus: a row each. */
final class SchedulerTable {
    private SchedulerTable() {}

    /** Each row sets up a schedule for an optimizer and returns what steps it, with the metric where it listens to one. */
    static Registry<BiFunction<Optimizer, Arguments, DoubleConsumer>> create() {
        return new Registry<>();
    }
}
