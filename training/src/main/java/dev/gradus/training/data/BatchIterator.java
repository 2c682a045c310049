package dev.gradus.training.data;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The batches of one epoch of a {@link DataLoader}, in their order. */
public final class BatchIterator implements Iterator<Batch> {
    private final LoaderPosition position;
    private final LoaderEpoch epoch;
    private final BatchSupply supply;
    private final int batches;
    private int done;

    BatchIterator(LoaderSettings settings, LoaderPosition position) {
        this.position = position;
        this.epoch = position.begin();
        this.done = epoch.batches;
        this.batches = settings.batches();
        this.supply = settings.supply(epoch);
    }

    /**
     * Where this loop is, whatever other loops began over the loader meanwhile: between two batches, the state from which the
     * later one comes next. After the last batch it is still in this epoch, with nothing left of it, until {@link #hasNext}
     * has found that out; then it is before the next one.
     */
    public LoaderState state() {
        return position.state(epoch);
    }

    @Override
    public boolean hasNext() {
        if (done < batches) {
            return true;
        }
        position.end(epoch);
        return false;
    }

    @Override
    public Batch next() {
        if (done >= batches) {
            throw new NoSuchElementException("The epoch has %d batches, and all were taken".formatted(batches));
        }
        Batch batch = supply.batch(done);
        done++;
        position.advance(epoch);
        return batch;
    }
}
