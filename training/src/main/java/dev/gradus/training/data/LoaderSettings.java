package dev.gradus.training.data;

import dev.gradus.training.data.sampler.Sampler;
import org.jspecify.annotations.Nullable;

/** What was asked of a loader. */
record LoaderSettings(
        Dataset dataset,
        int batchSize,
        boolean dropsLast,
        Sampler sampler,
        int workers,
        int prefetched,
        @Nullable Collate collate) {
    LoaderSettings {
        if (batchSize < 1) {
            throw new IllegalArgumentException("DataLoader: the batch size must be at least 1, got " + batchSize);
        }
        if (dataset.size() == 0) {
            throw new IllegalArgumentException(
                    "DataLoader: the data set is empty; there is nothing to make batches of");
        }
        if (workers < 0) {
            throw new IllegalArgumentException("DataLoader: expected at least 0 workers, got " + workers);
        }
        int samples = sampler.count(dataset.size());
        if (dropsLast && samples < batchSize) {
            throw new IllegalArgumentException(
                    "DataLoader: with dropLast() no batch is left, because the data set has %d samples and a batch %d; use a smaller batch"
                            .formatted(samples, batchSize));
        }
    }

    LoaderSettings withSampler(Sampler other) {
        return new LoaderSettings(dataset, batchSize, dropsLast, other, workers, prefetched, collate);
    }

    LoaderSettings withoutLast() {
        return new LoaderSettings(dataset, batchSize, true, sampler, workers, prefetched, collate);
    }

    LoaderSettings withWorkers(int threads, int batches) {
        return new LoaderSettings(dataset, batchSize, dropsLast, sampler, threads, batches, collate);
    }

    LoaderSettings withCollate(Collate other) {
        return new LoaderSettings(dataset, batchSize, dropsLast, sampler, workers, prefetched, other);
    }

    int batches() {
        int samples = sampler.count(dataset.size());
        return dropsLast ? samples / batchSize : (int) (((long) samples + batchSize - 1) / batchSize);
    }

    /** The batches of an epoch: made when they are asked for, or by workers before. */
    BatchSupply supply(LoaderEpoch epoch) {
        BatchSource source = new BatchSource(dataset.inEpoch(epoch.number), epoch, batchSize, collate);
        return workers == 0 ? source::batch : new Prefetch(source, epoch.batches, batches(), workers, prefetched);
    }
}
