package dev.gradus.training.data.sampler;

import dev.gradus.core.random.Generator;

/** Every sample once, in another random order in each epoch; what {@code DataLoader.shuffle} uses. */
public final class RandomSampler extends GeneratorSampler {
    /** Orders drawn from a generator of their own. */
    public RandomSampler(long seed) {
        this(new Generator(seed));
    }

    /** Orders drawn from a generator. */
    public RandomSampler(Generator generator) {
        super(generator);
    }

    @Override
    public int[] order(int samples) {
        return generator.permutation(samples);
    }
}
