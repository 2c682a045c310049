package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.Map;

/** Where sources of random numbers are. */
record GeneratorsPart(Map<String, Generator> generators) implements CheckpointPart {
    @Override
    public PartState state() {
        PartState.Builder state = PartState.builder();
        generators.forEach((name, generator) -> state.tensor(name, Tensor.of(generator.state())));
        return state.build();
    }

    @Override
    public void restore(PartState state) {
        if (!state.tensors().keySet().equals(generators.keySet())) {
            throw new IllegalArgumentException("expected the generators %s, the checkpoint has %s; make the same layers"
                    .formatted(generators.keySet(), state.tensors().keySet()));
        }
        state.tensors().forEach((name, saved) -> check(name, saved.toLongArray()));
        generators.forEach(
                (name, generator) -> generator.restore(state.tensor(name).toLongArray()));
    }

    private static void check(String name, long[] words) {
        if (words.length != 4 || Arrays.stream(words).allMatch(word -> word == 0)) {
            throw new IllegalArgumentException("the state of the generator '%s' is 4 numbers that are not all 0, got %s"
                    .formatted(name, Arrays.toString(words)));
        }
    }
}
