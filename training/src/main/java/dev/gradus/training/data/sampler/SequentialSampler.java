package dev.gradus.training.data.sampler;

import java.util.stream.IntStream;

/** Every sample once, in the order of the data set. */
public final class SequentialSampler implements Sampler {
    @Override
    public int[] order(int samples) {
        return IntStream.range(0, samples).toArray();
    }
}
