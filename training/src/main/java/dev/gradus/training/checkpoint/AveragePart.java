package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.optimizers.ExponentialMovingAverage;
import java.util.ArrayList;
import java.util.List;

/** The running mean of weights. */
record AveragePart(ExponentialMovingAverage average) implements CheckpointPart {
    @Override
    public PartState state() {
        PartState.Builder state = PartState.builder();
        List<Tensor> means = average.hasMeans() ? average.means() : List.of();
        for (int i = 0; i < means.size(); i++) {
            state.tensor(Integer.toString(i), means.get(i));
        }
        return state.build();
    }

    @Override
    public void restore(PartState state) {
        if (state.tensors().isEmpty()) {
            average.reset();
            return;
        }
        List<Tensor> means = new ArrayList<>();
        for (int i = 0; i < state.tensors().size(); i++) {
            means.add(state.tensor(Integer.toString(i)));
        }
        average.load(means);
    }
}
