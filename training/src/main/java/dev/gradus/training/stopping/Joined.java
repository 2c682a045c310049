package dev.gradus.training.stopping;

import java.util.List;

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
