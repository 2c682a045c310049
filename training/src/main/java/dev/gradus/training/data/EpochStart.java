package dev.gradus.training.data;

import java.util.Arrays;

/** An epoch that begins, or goes on after its first batches. */
final class EpochStart {
    final int epoch;
    final int batches;
    private final int[] order;

    EpochStart(int epoch, int batches, int[] order) {
        this.epoch = epoch;
        this.batches = batches;
        this.order = order;
    }

    /** The positions of the samples of a batch. */
    int[] indices(int batch, int batchSize) {
        int start = batch * batchSize;
        return Arrays.copyOfRange(order, start, (int) Math.min(order.length, (long) start + batchSize));
    }
}
