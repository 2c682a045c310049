package dev.gradus.training.checkpoint;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.OptimizerState;

/** The running values and rates of an optimizer. */
record OptimizerPart(Optimizer optimizer) implements CheckpointPart {
    @Override
    public PartState state() {
        OptimizerState state = optimizer.stateDict();
        return PartState.builder()
                .text("optimizer", state.optimizer())
                .tensors("", state.tensors())
                .numbers(state.numbers())
                .build();
    }

    @Override
    public void restore(PartState state) {
        optimizer.loadStateDict(new OptimizerState(state.text("optimizer"), state.tensors(), state.numbers()));
    }
}
