package dev.gradus.training;

import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import java.util.Collection;
import java.util.Iterator;
import java.util.OptionalInt;

/** The data to train on, gone through once in each epoch. */
record BatchSource(Iterable<Batch> batches) {
    /** The number of batches in an epoch, if it is known. */
    OptionalInt size() {
        if (batches instanceof DataLoader loader) {
            return OptionalInt.of(loader.batches());
        }
        return batches instanceof Collection<?> collection ? OptionalInt.of(collection.size()) : OptionalInt.empty();
    }

    /**
     * The batches of an epoch after some that were trained on already. A loader that was restored knows where to go on;
     * anything else has to give the same batches again, and these are passed over.
     */
    Iterator<Batch> after(int done) {
        Iterator<Batch> iterator = batches.iterator();
        if (!(batches instanceof DataLoader)) {
            for (int i = 0; i < done && iterator.hasNext(); i++) {
                iterator.next();
            }
        }
        return iterator;
    }
}
