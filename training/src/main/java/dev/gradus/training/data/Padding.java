package dev.gradus.training.data;

import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Stacks samples that differ in size: each is filled up at the end of every dimension to the largest of the batch.
 *
 * <pre>{@code
 * new DataLoader(sentences, 32).collate(new Padding(0, -100)); // targets that CrossEntropyLoss is told to ignore
 * }</pre>
 *
 * @param input what inputs are filled with
 * @param target what targets are filled with
 */
public record Padding(double input, double target) implements Collate {
    /** Fills inputs and targets with zeros. */
    public Padding() {
        this(0, 0);
    }

    @Override
    public Batch collate(List<Sample> samples) {
        return new Batch(stack(samples, Sample::input, input), stack(samples, Sample::target, target));
    }

    private static Tensor stack(List<Sample> samples, Function<Sample, Tensor> part, double value) {
        List<Tensor> tensors = samples.stream().map(part).toList();
        int[] largest = tensors.get(0).shape().toArray();
        for (Tensor tensor : tensors) {
            if (tensor.rank() != largest.length) {
                throw new OperationException(
                        "Padding",
                        "samples may differ in their sizes, but not in the number of dimensions, got %s and %s"
                                .formatted(tensors.get(0).shape(), tensor.shape()));
            }
            Arrays.setAll(largest, dim -> Math.max(largest[dim], tensor.size(dim)));
        }
        return Tensor.stack(
                tensors.stream().map(tensor -> filledUp(tensor, largest, value)).toList(), 0);
    }

    private static Tensor filledUp(Tensor tensor, int[] sizes, double value) {
        if (tensor.shape().equals(Shape.of(sizes))) {
            return tensor;
        }
        // Pairs of (before, after), the last dimension first.
        int[] paddings = new int[2 * sizes.length];
        for (int dim = 0; dim < sizes.length; dim++) {
            paddings[2 * (sizes.length - 1 - dim) + 1] = sizes[dim] - tensor.size(dim);
        }
        return tensor.pad(paddings, value);
    }
}
