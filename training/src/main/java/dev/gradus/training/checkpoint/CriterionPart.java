package dev.gradus.training.checkpoint;

import dev.gradus.training.stopping.StoppingCriterion;

/** What a stopping criterion remembers. */
record CriterionPart(StoppingCriterion criterion) implements CheckpointPart {
    @Override
    public PartState state() {
        return PartState.builder().numbers(criterion.stateDict()).build();
    }

    @Override
    public void restore(PartState state) {
        criterion.loadStateDict(state.numbers());
    }
}
