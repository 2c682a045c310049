package dev.gradus.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the batches of one epoch, on whatever thread; says which sample it was if that fails. */
record BatchSource(
        Dataset dataset,
        LoaderEpoch epoch,
        int batchSize,
        @Nullable Collate collate) {
    Batch batch(int number) {
        int[] indices = epoch.indices(number, batchSize);
        try {
            return collate == null ? dataset.batch(indices) : collate.collate(samples(indices));
        } catch (SampleException e) {
            throw e;
        } catch (RuntimeException e) {
            throw explained(indices, e);
        }
    }

    private List<Sample> samples(int[] indices) {
        List<Sample> samples = new ArrayList<>(indices.length);
        for (int index : indices) {
            samples.add(dataset.get(index));
        }
        return samples;
    }

    /** Asks for the samples one by one, since a data set that collects a batch at once does not say where it failed. */
    private SampleException explained(int[] indices, RuntimeException failure) {
        for (int index : indices) {
            try {
                dataset.get(index);
            } catch (RuntimeException e) {
                return SampleException.of(index, e);
            }
        }
        return SampleException.ofBatch(Arrays.toString(indices), failure);
    }
}
