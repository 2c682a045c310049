package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.LoaderState;
import java.util.Arrays;

/** Where a loader is in its data. */
record LoaderPart(DataLoader loader) implements CheckpointPart {
    @Override
    public PartState state() {
        LoaderState state = loader.state();
        return PartState.builder()
                .number("epoch", state.epoch())
                .number("batches", state.batches())
                .number("samples", state.samples())
                .number("batch size", state.batchSize())
                .tensor(
                        "sampler",
                        Tensor.of(state.sampler().stream()
                                .mapToLong(Long::longValue)
                                .toArray()))
                .build();
    }

    @Override
    public void restore(PartState state) {
        loader.restore(new LoaderState(
                Math.toIntExact(state.count("epoch")),
                Math.toIntExact(state.count("batches")),
                Math.toIntExact(state.count("samples")),
                Math.toIntExact(state.count("batch size")),
                Arrays.stream(state.tensor("sampler").toLongArray()).boxed().toList()));
    }
}
