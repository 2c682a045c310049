package dev.gradus.optimizers.schedules;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes the learning rates of an optimizer as training proceeds: by itself an {@link LRScheduler}, after a look at a
 * metric {@link ReduceLROnPlateau}.
 */
public abstract class Schedule {
    private final Optimizer optimizer;

    Schedule(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /** The optimizer whose learning rates this schedule changes. */
    public final Optimizer optimizer() {
        return optimizer;
    }

    /** The present learning rate of each group. */
    public final double[] learningRates() {
        return groups().stream().mapToDouble(ParameterGroup::learningRate).toArray();
    }

    final List<ParameterGroup> groups() {
        return optimizer.groups();
    }

    /**
     * All that is needed to go on from here, bit for bit, with a schedule that is set up alike; the present learning rates
     * are part of the optimizer's state.
     */
    public final ScheduleState stateDict() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        save(numbers);
        return new ScheduleState(typeName(), numbers);
    }

    /**
     * Goes on from a state. The optimizer's own is to be loaded as well, before or after.
     *
     * @throws IllegalArgumentException if the state is another kind of schedule's, or of other groups; nothing is changed
     *     then
     */
    public final void loadStateDict(ScheduleState state) {
        Map<String, Double> numbers = state.numbers();
        Set<String> expected = stateDict().numbers().keySet();
        if (!state.schedule().equals(typeName())
                || !numbers.keySet().equals(expected)
                || numbers.values().stream().anyMatch(number -> number.isNaN())) {
            throw new IllegalArgumentException(
                    "The state does not fit this %s, which expects the numbers %s, got those of a %s: %s. Load it into a schedule that is made alike, for an optimizer with as many groups"
                            .formatted(typeName(), new TreeSet<>(expected), state.schedule(), new TreeMap<>(numbers)));
        }
        load(numbers);
    }

    /** Puts what this schedule remembers into a map. */
    protected void save(Map<String, Double> numbers) {}

    /** Takes what this schedule remembers out of a map that has all of it. */
    protected void load(Map<String, Double> numbers) {}

    /** A number of a state that was found to be complete. */
    static Double number(Map<String, Double> numbers, String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    final String typeName() {
        return getClass().getSimpleName();
    }
}
