package dev.gradus.training;

import dev.gradus.training.data.Batch;
import dev.gradus.training.data.BatchIterator;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.LoaderState;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The data to train on, gone through once in each epoch. */
final class BatchSource {
    private final Iterable<Batch> batches;
    /** The epoch of a loader. */
    private @Nullable BatchIterator epoch;

    private boolean isWaiting;

    BatchSource(Iterable<Batch> batches) {
        this.batches = batches;
    }

    /** The number of batches in an epoch, if it is known. */
    OptionalInt size() {
        if (batches instanceof DataLoader loader) {
            return OptionalInt.of(loader.batches());
        }
        return batches instanceof Collection<?> collection ? OptionalInt.of(collection.size()) : OptionalInt.empty();
    }

    /** The loader that the batches come from, if they do. */
    Optional<DataLoader> loader() {
        return batches instanceof DataLoader loader ? Optional.of(loader) : Optional.empty();
    }

    /** Where the training is in its loader, which validation and callbacks may loop over besides. */
    LoaderState place(DataLoader loader) {
        return epoch == null ? loader.state() : epoch.state();
    }

    /** Enters the epoch that a loader was set back into, before a callback's loop can. */
    void goOn() {
        if (batches instanceof DataLoader loader) {
            epoch = loader.iterator();
            isWaiting = true;
        }
    }

    /**
     * The batches of an epoch after some that were trained on already. A loader knows where to go on; anything else has to
     * give the same batches again, and these are passed over.
     */
    Iterator<Batch> after(int done) {
        if (batches instanceof DataLoader loader) {
            BatchIterator entered = isWaiting && epoch != null ? epoch : loader.iterator();
            epoch = entered;
            isWaiting = false;
            return entered;
        }
        Iterator<Batch> iterator = batches.iterator();
        for (int i = 0; i < done && iterator.hasNext(); i++) {
            iterator.next();
        }
        return iterator;
    }
}
