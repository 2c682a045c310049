package dev.gradus.optimizers.schedules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a schedule needs to go on where it stopped.
 *
 * @param schedule the schedule's class, such as {@code StepLR}
 * @param numbers by PyTorch's name, such as {@code last_epoch}
 */
public record ScheduleState(String schedule, Map<String, Double> numbers) {
    /** Copies the map, in its order. */
    public ScheduleState {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }
}
