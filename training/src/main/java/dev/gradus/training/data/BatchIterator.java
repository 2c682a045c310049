package dev.gradus.training.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The batches of one epoch, in a given order of the samples or in their own. */
final class BatchIterator implements Iterator<Batch> {
    private final Dataset dataset;
    private final int @Nullable [] order;
    private final int batchSize;
    private final int batches;
    private int done;

    BatchIterator(Dataset dataset, int @Nullable [] order, int batchSize, int batches) {
        this.dataset = dataset;
        this.order = order;
        this.batchSize = batchSize;
        this.batches = batches;
    }

    @Override
    public boolean hasNext() {
        return done < batches;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The epoch has %d batches, and all were taken".formatted(batches));
        }
        int start = done++ * batchSize;
        int end = (int) Math.min(dataset.size(), (long) start + batchSize);
        return dataset.batch(
                order == null ? IntStream.range(start, end).toArray() : Arrays.copyOfRange(order, start, end));
    }
}
