package dev.gradus.training.data;

import dev.gradus.core.Tensor;
import java.util.Objects;

/**
 * A data set held in two tensors, whose first dimension counts the samples.
 *
 * <p><b>Shape:</b> inputs (n, ...), targets (n, ...). A batch is copied out of them in one go; {@link #all()} is the two
 * tensors themselves.
 */
public final class TensorDataset implements Dataset {
    private final Tensor inputs;
    private final Tensor targets;

    /**
     * A data set over two tensors, which are not copied unless their elements are out of order.
     *
     * @param inputs what the network is shown
     * @param targets what it should answer, such as int64 classes of shape (n)
     * @throws IllegalArgumentException if one of them is a scalar or their first sizes differ
     */
    public TensorDataset(Tensor inputs, Tensor targets) {
        if (inputs.rank() == 0 || targets.rank() == 0) {
            throw new IllegalArgumentException(
                    "TensorDataset: the first dimension counts the samples, so neither tensor may be a scalar, got inputs %s and targets %s; use unsqueeze(0) for a single sample"
                            .formatted(inputs.shape(), targets.shape()));
        }
        if (inputs.size(0) != targets.size(0)) {
            throw new IllegalArgumentException(
                    "TensorDataset: inputs and targets must have as many samples as each other in their first dimension, got inputs %s and targets %s"
                            .formatted(inputs.shape(), targets.shape()));
        }
        this.inputs = inputs.contiguous();
        this.targets = targets.contiguous();
    }

    @Override
    public int size() {
        return inputs.size(0);
    }

    /** One sample, as views into the tensors. */
    @Override
    public Sample get(int index) {
        Objects.checkIndex(index, size());
        return new Sample(inputs.select(0, index), targets.select(0, index));
    }

    @Override
    public Batch batch(int... indices) {
        if (areConsecutive(indices)) {
            return slice(indices[0], indices.length);
        }
        long[] positions = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            positions[i] = indices[i];
        }
        Tensor index = Tensor.of(positions);
        return new Batch(inputs.indexSelect(0, index), targets.indexSelect(0, index));
    }

    @Override
    public Batch all() {
        return new Batch(inputs, targets);
    }

    @Override
    public Tensor targets() {
        return targets;
    }

    /** Samples in their order: copied, because kernels are fastest on tensors that start their own array. */
    private Batch slice(int start, int length) {
        if (length == size()) {
            return all();
        }
        return new Batch(
                inputs.narrow(0, start, length).copy(),
                targets.narrow(0, start, length).copy());
    }

    private static boolean areConsecutive(int[] indices) {
        for (int i = 1; i < indices.length; i++) {
            if (indices[i] != indices[0] + i) {
                return false;
            }
        }
        return indices.length > 0;
    }
}
