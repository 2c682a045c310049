package dev.gradus.training.data;

import dev.gradus.core.random.Generator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Hands out a data set in batches; each {@code for} loop over it is one epoch.
 *
 * <pre>{@code
 * DataLoader loader = new DataLoader(dataset, 32).shuffle(42);
 * for (Batch batch : loader) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Samples come in the order of the data set unless {@link #shuffle} is asked for, and the last batch is smaller where
 * the sizes do not divide, unless {@link #dropLast} is. Settings do not change a loader but give a new one. A shuffled
 * loader remembers how far its random numbers have been drawn, so every loop sees another order, and the first, second,
 * third... loop over a loader of the same seed the same ones.
 */
public final class DataLoader implements Iterable<Batch> {
    private final Dataset dataset;
    private final int batchSize;
    private final boolean dropLast;
    private final @Nullable Generator generator;

    /**
     * A loader in the order of the data set that keeps a last, smaller batch.
     *
     * @param dataset at least one sample
     * @param batchSize the number of samples in a batch, at least 1; may exceed the size of the data set
     * @throws IllegalArgumentException if the data set is empty or the batch size less than 1
     */
    public DataLoader(Dataset dataset, int batchSize) {
        this(dataset, batchSize, false, null);
    }

    private DataLoader(Dataset dataset, int batchSize, boolean dropLast, @Nullable Generator generator) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("DataLoader: the batch size must be at least 1, got " + batchSize);
        }
        if (dataset.size() == 0) {
            throw new IllegalArgumentException(
                    "DataLoader: the data set is empty; there is nothing to make batches of");
        }
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.dropLast = dropLast;
        this.generator = generator;
    }

    /** A loader of all samples in one batch: for training without mini-batches. */
    public static DataLoader fullBatch(Dataset dataset) {
        return new DataLoader(dataset, Math.max(1, dataset.size()));
    }

    /** This loader with the samples in another random order in each loop, from a seed. */
    public DataLoader shuffle(long seed) {
        return shuffle(new Generator(seed));
    }

    /** This loader with the samples in another random order in each loop, drawn from a generator as the loop starts. */
    public DataLoader shuffle(Generator randomness) {
        return new DataLoader(dataset, batchSize, dropLast, randomness);
    }

    /**
     * This loader without a last batch that is smaller than the others.
     *
     * @throws IllegalArgumentException if there would be no batch at all
     */
    public DataLoader dropLast() {
        if (dataset.size() < batchSize) {
            throw new IllegalArgumentException(
                    "DataLoader: with dropLast() no batch is left, because the data set has %d samples and a batch %d; use a smaller batch"
                            .formatted(dataset.size(), batchSize));
        }
        return new DataLoader(dataset, batchSize, true, generator);
    }

    /** The data set that the samples come from. */
    public Dataset dataset() {
        return dataset;
    }

    /** The number of samples in a batch, except perhaps the last one. */
    public int batchSize() {
        return batchSize;
    }

    /** The number of batches in one loop. */
    public int batches() {
        int size = dataset.size();
        return dropLast ? size / batchSize : (int) (((long) size + batchSize - 1) / batchSize);
    }

    /** The batches of one epoch, collected as they are asked for. */
    @Override
    public Iterator<Batch> iterator() {
        int[] order = generator == null ? null : generator.permutation(dataset.size());
        return new BatchIterator(dataset, order, batchSize, batches());
    }
}
