package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.sampler.RandomSampler;
import dev.gradus.training.data.sampler.Sampler;
import dev.gradus.training.data.sampler.SequentialSampler;
import java.util.Iterator;

/**
 * Hands out a data set in batches; each {@code for} loop over it is one epoch.
 *
 * <pre>{@code
 * DataLoader loader = new DataLoader(dataset, 32).shuffle(42).workers(2);
 * for (Batch batch : loader) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Samples come in the order of the data set unless {@link #shuffle} or another {@link #sampler} is asked for, and the
 * last batch is smaller where the sizes do not divide, unless {@link #dropLast} is. Settings do not change a loader but give
 * a new one, which begins with its first epoch. A shuffled loader remembers how far its random numbers have been drawn, so
 * every loop sees another order, and the first, second, third... loop over a loader of the same seed the same ones.
 *
 * <p>{@link #workers} makes batches on other threads while the network learns from those before. The batches are the same,
 * to the bit and in the same order, for any number of workers. {@link #state} and {@link #restore} let a run that was
 * interrupted go on with the batches that would have come.
 *
 * <p>A sample that cannot be had ends the loop with a {@link SampleException}, which names it.
 */
public final class DataLoader implements Iterable<Batch> {
    private final LoaderSettings settings;
    private final LoaderPosition position;

    /**
     * A loader in the order of the data set that keeps a last, smaller batch.
     *
     * @param dataset at least one sample
     * @param batchSize the number of samples in a batch, at least 1; may exceed the size of the data set
     * @throws IllegalArgumentException if the data set is empty or the batch size less than 1
     */
    public DataLoader(Dataset dataset, int batchSize) {
        this(new LoaderSettings(dataset, batchSize, false, new SequentialSampler(), 0, 0, null));
    }

    private DataLoader(LoaderSettings settings) {
        this.settings = settings;
        this.position =
                new LoaderPosition(settings.sampler(), settings.dataset().size(), settings.batchSize());
    }

    /** A loader of all samples in one batch: for training without mini-batches. */
    public static DataLoader fullBatch(Dataset dataset) {
        return new DataLoader(dataset, Math.max(1, dataset.size()));
    }

    /** This loader with the samples in another random order in each loop, from a seed. */
    public DataLoader shuffle(long seed) {
        return sampler(new RandomSampler(seed));
    }

    /** This loader with the samples in another random order in each loop, drawn from a generator as the loop starts. */
    public DataLoader shuffle(Generator randomness) {
        return sampler(new RandomSampler(randomness));
    }

    /**
     * This loader with the samples that a sampler chooses, in its order.
     *
     * @throws IllegalArgumentException if the sampler is not for a data set of this size
     */
    public DataLoader sampler(Sampler sampler) {
        return new DataLoader(settings.withSampler(sampler));
    }

    /**
     * This loader without a last batch that is smaller than the others.
     *
     * @throws IllegalArgumentException if there would be no batch at all
     */
    public DataLoader dropLast() {
        return new DataLoader(settings.withoutLast());
    }

    /**
     * This loader with batches made on other threads, two for each of them in advance. The data set is then read by several
     * threads at once. The threads do not keep a program from ending, and end by themselves when a loop ends or is given up.
     *
     * @param threads how many; 0, as it is unless set, to make each batch when it is asked for
     * @throws IllegalArgumentException if there are less than 0
     */
    public DataLoader workers(int threads) {
        return new DataLoader(settings.withWorkers(threads, 2 * threads));
    }

    /**
     * This loader with batches made in advance, on one other thread if none were asked for.
     *
     * @param batches how many are kept ready at most; this much memory is needed besides
     * @throws IllegalArgumentException if there are less than 1
     */
    public DataLoader prefetch(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException(
                    "DataLoader: expected at least 1 batch to prefetch, got %d; leave prefetch out for none"
                            .formatted(batches));
        }
        return new DataLoader(settings.withWorkers(Math.max(1, settings.workers()), batches));
    }

    /** This loader with batches that a function makes of the samples, such as {@link Padding} where they differ in size. */
    public DataLoader collate(Collate collate) {
        return new DataLoader(settings.withCollate(collate));
    }

    /** The data set that the samples come from. */
    public Dataset dataset() {
        return settings.dataset();
    }

    /** The number of samples in a batch, except perhaps the last one. */
    public int batchSize() {
        return settings.batchSize();
    }

    /** The number of batches in one loop. */
    public int batches() {
        return settings.batches();
    }

    /**
     * Where the loop is that began last, as {@link BatchIterator#state()} tells it. Where one loop goes on after another, such
     * as an evaluation in the midst of an epoch, its own iterator is to be asked.
     */
    public LoaderState state() {
        return position.state();
    }

    /**
     * Goes on from a state: the next loop has the batches that would have come, perhaps none if the epoch was at its end,
     * and those after it whole epochs. A generator that the sampler shares with others is to be restored after this.
     *
     * @param state what {@link #state()} gave, of a loader of as many samples and the same settings
     * @throws IllegalArgumentException if it is not such a state
     */
    public void restore(LoaderState state) {
        position.restore(state, batches());
    }

    /** The inputs of the batches alone, as {@code Normalization.fit} reads them; each loop over them is one of the loader. */
    public Iterable<Tensor> inputs() {
        return () -> new Inputs(iterator());
    }

    private record Inputs(Iterator<Batch> batches) implements Iterator<Tensor> {
        @Override
        public boolean hasNext() {
            return batches.hasNext();
        }

        @Override
        public Tensor next() {
            return batches.next().inputs();
        }
    }

    /** The batches of one epoch, or of the rest of one after {@link #restore}. */
    @Override
    public BatchIterator iterator() {
        return new BatchIterator(settings, position);
    }
}
