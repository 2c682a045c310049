package dev.gradus.training.data;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The batches of one epoch in their order, which tells the loader how many it has handed out. */
final class BatchIterator implements Iterator<Batch> {
    private final LoaderPosition position;
    private final BatchSupply supply;
    private final int batches;
    private int done;

    BatchIterator(LoaderSettings settings, LoaderPosition position) {
        this.position = position;
        EpochStart start = position.begin(this);
        this.done = start.batches;
        this.batches = settings.batches();
        this.supply = settings.supply(start);
    }

    @Override
    public boolean hasNext() {
        if (done < batches) {
            return true;
        }
        position.end(this);
        return false;
    }

    @Override
    public Batch next() {
        if (done >= batches) {
            throw new NoSuchElementException("The epoch has %d batches, and all were taken".formatted(batches));
        }
        Batch batch = supply.batch(done);
        done++;
        position.advance(this);
        return batch;
    }
}
