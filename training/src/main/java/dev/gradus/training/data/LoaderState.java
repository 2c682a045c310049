package dev.gradus.training.data;

import java.util.List;

/**
 * Where a {@link DataLoader} is in its data: all that it needs to go on with the batches that would have come.
 *
 * @param epoch how many loops were finished or given up before this one
 * @param batches how many batches of this loop were handed out
 * @param samples the size of the data set
 * @param batchSize the number of samples in a batch
 * @param sampler the state of the sampler before it drew the order of this epoch
 */
public record LoaderState(int epoch, int batches, int samples, int batchSize, List<Long> sampler) {
    /** A state, as {@link DataLoader#state()} gives it or as it was saved. */
    public LoaderState {
        sampler = List.copyOf(sampler);
    }
}
