package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
        return split(Partition.random(size(), fraction, seed));
    }

    /**
     * Deals the samples into two parts: by class, by group, or as one of several folds.
     *
     * @throws IndexOutOfBoundsException if the partition is one of more samples
     */
    default Split split(Partition partition) {
        return new Split(subset(partition.training()), subset(partition.heldOut()));
    }

    /**
     * All targets, (n, ...): for {@link Partition#stratified} or to count classes. Reads every sample unless the data set
     * knows better.
     */
    default Tensor targets() {
        return Tensor.stack(
                IntStream.range(0, size()).mapToObj(i -> get(i).target()).toList(), 0);
    }

    /**
     * This data set with each sample sent through a function whenever it is asked for.
     *
     * <pre>{@code
     * dataset.map(sample -> new Sample(sample.input().flip(0), sample.target()))
     * }</pre>
     */
    default Dataset map(UnaryOperator<Sample> function) {
        return new Mapped(this, function);
    }

    /** This data set with each input sent through a function, such as {@code x -> x.div(255)}. */
    default Dataset mapInputs(UnaryOperator<Tensor> function) {
        return map(Mapped.ofInput(function));
    }

    /** This data set with each target sent through a function, such as {@code y -> y.oneHot(10)}. */
    default Dataset mapTargets(UnaryOperator<Tensor> function) {
        return map(Mapped.ofTarget(function));
    }

    /**
     * This data set with inputs that are changed at random, differently each time that a {@link DataLoader} goes through it.
     *
     * <p>What a sample becomes follows from the seed, the epoch and the sample's position alone: never from the number of
     * workers, nor from where a run was interrupted.
     *
     * @param augmentations one after another
     */
    default Dataset augment(long seed, Augmentation... augmentations) {
        return new Augmented(this, List.of(augmentations), seed, 0);
    }
}
