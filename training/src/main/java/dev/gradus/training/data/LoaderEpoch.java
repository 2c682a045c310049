package dev.gradus.training.data;

import java.util.Arrays;
import java.util.List;

/** One loop over a loader: its order, and how far it has come, which {@link LoaderPosition} moves on. */
final class LoaderEpoch {
    final int number;
    /** The state of the sampler before it drew the order. */
    final List<Long> sampler;

    private final int[] order;
    int batches;
    boolean isOver;

    LoaderEpoch(int number, int batches, List<Long> sampler, int[] order) {
        this.number = number;
        this.batches = batches;
        this.sampler = sampler;
        this.order = order;
    }

    /** The positions of the samples of a batch. */
    int[] indices(int batch, int batchSize) {
        int start = batch * batchSize;
        return Arrays.copyOfRange(order, start, (int) Math.min(order.length, (long) start + batchSize));
    }
}
