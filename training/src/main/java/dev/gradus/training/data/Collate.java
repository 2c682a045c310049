package dev.gradus.training.data;

import java.util.List;

/** Makes a batch of samples where stacking them is not enough; see {@link DataLoader#collate}. */
@FunctionalInterface
public interface Collate {
    /**
     * Makes a batch.
     *
     * @param samples at least one, in the order that the batch should have
     */
    Batch collate(List<Sample> samples);
}
