package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.LoaderState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Where a loop over a loader is in its data. */
record LoaderPart(DataLoader loader, Supplier<LoaderState> place) implements CheckpointPart {
    @Override
    public PartState state() {
        LoaderState state = place.get();
        return PartState.builder()
                .number("epoch", state.epoch())
                .number("batches", state.batches())
                .number("samples", state.samples())
                .number("batch size", state.batchSize())
                .number("begun", state.begun())
                .tensor("sampler", tensor(state.sampler()))
                .tensor("next", tensor(state.next()))
                .build();
    }

    @Override
    public void restore(PartState state) {
        loader.restore(new LoaderState(
                Math.toIntExact(state.count("epoch")),
                Math.toIntExact(state.count("batches")),
                Math.toIntExact(state.count("samples")),
                Math.toIntExact(state.count("batch size")),
                list(state.tensor("sampler")),
                Math.toIntExact(state.count("begun")),
                list(state.tensor("next"))));
    }

    private static Tensor tensor(List<Long> numbers) {
        return Tensor.of(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    private static List<Long> list(Tensor numbers) {
        return Arrays.stream(numbers.toLongArray()).boxed().toList();
    }
}
