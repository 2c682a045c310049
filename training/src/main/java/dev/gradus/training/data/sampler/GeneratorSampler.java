package dev.gradus.training.data.sampler;

import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.List;

/** What samplers have in common whose only state is a generator. */
abstract class GeneratorSampler implements Sampler {
    final Generator generator;

    GeneratorSampler(Generator generator) {
        this.generator = generator;
    }

    @Override
    public final List<Long> state() {
        return Arrays.stream(generator.state()).boxed().toList();
    }

    @Override
    public final void restore(List<Long> state) {
        generator.restore(state.stream().mapToLong(Long::longValue).toArray());
    }
}
