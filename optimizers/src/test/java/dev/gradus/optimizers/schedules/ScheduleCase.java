package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * What all schedules are tested with.
 *
 * @param make a new schedule of an optimizer
 * @param formula how many times the initial rate the rate is after so many steps
 */
record ScheduleCase(String name, Function<Optimizer, LRScheduler> make, IntToDoubleFunction formula) {
    @Override
    public String toString() {
        return name;
    }
}
