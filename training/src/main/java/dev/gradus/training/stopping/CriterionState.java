package dev.gradus.training.stopping;

import java.util.Map;
import java.util.TreeSet;

/** The check that a saved memory is one of a criterion. */
final class CriterionState {
    private CriterionState() {}

    /**
     * Refuses a state with other numbers.
     *
     * @param own what the criterion itself would save
     */
    static void check(StoppingCriterion criterion, Map<String, Double> state, Map<String, Double> own) {
        if (!state.keySet().equals(own.keySet())) {
            throw new IllegalArgumentException(
                    "The state does not fit the stopping criterion %s, which remembers %s, got %s; set up the same criteria in the same order"
                            .formatted(
                                    criterion.getClass().getSimpleName(),
                                    new TreeSet<>(own.keySet()),
                                    new TreeSet<>(state.keySet())));
        }
    }
}
