package dev.gradus.training.stopping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several criteria that see the same epochs. */
abstract class Joined implements StoppingCriterion {
    final List<StoppingCriterion> parts;

    Joined(List<StoppingCriterion> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The criteria that are joined. */
    public final List<StoppingCriterion> parts() {
        return parts;
    }

    @Override
    public final void reset() {
        parts.forEach(StoppingCriterion::reset);
    }

    @Override
    public final Map<String, Double> stateDict() {
        Map<String, Double> state = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String prefix = i + ".";
            parts.get(i).stateDict().forEach((name, value) -> state.put(prefix + name, value));
        }
        return state;
    }

    @Override
    public final void loadStateDict(Map<String, Double> state) {
        CriterionState.check(this, state, stateDict());
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).loadStateDict(below(i + ".", state));
        }
    }

    private static Map<String, Double> below(String prefix, Map<String, Double> state) {
        Map<String, Double> result = new LinkedHashMap<>();
        state.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                result.put(name.substring(prefix.length()), value);
            }
        });
        return result;
    }

    @Override
    public final List<Measure> measures() {
        return parts.stream().flatMap(part -> part.measures().stream()).toList();
    }

    /** That of the first part that has one. */
    @Override
    public final int bestEpoch() {
        for (StoppingCriterion part : parts) {
            if (part.bestEpoch() > 0) {
                return part.bestEpoch();
            }
        }
        return 0;
    }
}
