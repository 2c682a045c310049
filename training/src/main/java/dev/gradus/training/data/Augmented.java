package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.List;

/** A data set whose inputs are changed at random, differently in each epoch. */
record Augmented(Dataset parent, List<Augmentation> augmentations, long seed, int epoch) implements Dataset {
    @Override
    public int size() {
        return parent.size();
    }

    @Override
    public Sample get(int index) {
        Sample sample = parent.get(index);
        Generator random = new Generator(seedOf(index));
        Tensor input = sample.input();
        for (Augmentation augmentation : augmentations) {
            input = augmentation.apply(input, random);
        }
        return new Sample(input, sample.target());
    }

    @Override
    public Dataset inEpoch(int other) {
        return new Augmented(parent.inEpoch(other), augmentations, seed, other);
    }

    private long seedOf(int index) {
        return mixed(mixed(mixed(seed) + epoch) + index);
    }

    /** Spreads the bits as SplitMix64 does, so that neighbouring epochs and samples have nothing in common. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
