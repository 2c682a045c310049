package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples that can be reached by their position.
 *
 * <p>A data set of one's own implements {@link #size} and {@link #get}; batches are then stacked from single samples.
 * Where many samples can be had at once, {@link #batch} is worth overriding, as {@link TensorDataset} does.
 *
 * <pre>{@code
 * final class Squares implements Dataset {
 *     public int size() {
 *         return 100;
 *     }
 *
 *     public Sample get(int index) {
 *         return new Sample(Tensor.of((float) index), Tensor.of((float) index * index));
 *     }
 * }
 * }</pre>
 */
public interface Dataset {
    /** The number of samples. */
    int size();

    /**
     * One sample.
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    Sample get(int index);

    /**
     * Some samples at once, in the order of the positions, which may come more than once.
     *
     * @param indices at least one position from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    default Batch batch(int... indices) {
        List<Tensor> inputs = new ArrayList<>(indices.length);
        List<Tensor> targets = new ArrayList<>(indices.length);
        for (int index : indices) {
            Sample sample = get(index);
            inputs.add(sample.input());
            targets.add(sample.target());
        }
        return new Batch(Tensor.stack(inputs, 0), Tensor.stack(targets, 0));
    }

    /** All samples in one batch, for statistics over a whole data set or training without mini-batches. */
    default Batch all() {
        return batch(IntStream.range(0, size()).toArray());
    }

    /**
     * This data set as it is in one epoch of the training: itself, unless its samples are changed at random, which then
     * depends on the epoch. A {@link DataLoader} asks for it as each loop starts.
     *
     * @param epoch counted from 0
     */
    default Dataset inEpoch(int epoch) {
        return this;
    }

    /**
     * The samples at some positions as a data set of their own, which reads from this one.
     *
     * @param indices positions from 0 to {@code size() - 1}, in the order of the new data set
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    default Dataset subset(int... indices) {
        return new Subset(this, indices);
    }

    /**
     * Deals the samples at random into two parts, such as one to train with and one to test on.
     *
     * @param fraction the share of the samples in the first part, between 0 and 1; the number is rounded
     * @param seed the same seed deals in the same way
     * @return two data sets that together have every sample once
     * @throws IllegalArgumentException if one of the parts would be empty
     */
    default Split split(double fraction, long seed) {
        return Split.of(this, fraction, seed);
    }
}
