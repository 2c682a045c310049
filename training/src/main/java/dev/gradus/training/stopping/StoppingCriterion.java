package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says after each epoch whether to stop.
 *
 * <p>A criterion may remember the epochs it has seen, so it belongs to one run at a time: {@link #reset} starts a run,
 * then {@link #check} sees each epoch once. A trainer does both. A criterion of one's own that remembers nothing can be a
 * lambda, or {@link StoppingCriteria#when}.
 */
@FunctionalInterface
public interface StoppingCriterion {
    /**
     * Looks at the next epoch.
     *
     * @return why to stop; empty to go on
     */
    Optional<StopReason> check(EpochRecord epoch);

    /** Forgets all epochs. Does nothing unless overridden. */
    default void reset() {}

    /**
     * What this criterion remembers of the epochs it has seen, so that a run can go on from a checkpoint. Nothing unless
     * overridden.
     */
    default Map<String, Double> stateDict() {
        return Map.of();
    }

    /**
     * Remembers what a criterion that is set up alike remembered.
     *
     * @throws IllegalArgumentException if the state is another kind of criterion's; nothing is changed then
     */
    default void loadStateDict(Map<String, Double> state) {
        CriterionState.check(this, state, stateDict());
    }

    /** What this criterion reads, so that a trainer measures it. Nothing special unless overridden. */
    default List<Measure> measures() {
        return List.of();
    }

    /**
     * The best epoch so far, if the weights after it should be restored when training ends. 0, for none, unless overridden.
     */
    default int bestEpoch() {
        return 0;
    }

    /** A criterion that stops where both stop in the same epoch. */
    default StoppingCriterion and(StoppingCriterion other) {
        return new AllOf(List.of(this, other));
    }

    /** A criterion that stops where at least one of the two stops; the reason is the first one's if both do. */
    default StoppingCriterion or(StoppingCriterion other) {
        return new AnyOf(List.of(this, other));
    }
}
