package dev.gradus.training.data;

import java.util.List;

/**
 * Where a loop over a {@link DataLoader} is: all that is needed to go on with the batches that would have come, in this loop
 * and in those after it.
 *
 * @param epoch which loop this is: how many had begun before it
 * @param batches how many batches of this loop were handed out
 * @param samples the size of the data set
 * @param batchSize the number of samples in a batch
 * @param sampler the state of the sampler before it drew the order of this epoch
 * @param begun how many loops have begun over the loader: {@code epoch} if this one has not, else more
 * @param next the state of the sampler before it draws the order of the loop that begins next
 */
public record LoaderState(
        int epoch, int batches, int samples, int batchSize, List<Long> sampler, int begun, List<Long> next) {
    /** A state, as {@link DataLoader#state()} gives it or as it was saved. */
    public LoaderState {
        sampler = List.copyOf(sampler);
        next = List.copyOf(next);
    }
}
