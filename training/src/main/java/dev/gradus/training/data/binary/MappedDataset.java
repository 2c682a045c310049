package dev.gradus.training.data.binary;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.Sample;
import java.util.stream.IntStream;

/**
 * A data set of two arrays that stay in their files, of which no more is in memory than the batches in use.
 *
 * <pre>{@code
 * Dataset digits = new MappedDataset(
 *         IdxFile.map(Path.of("train-images-idx3-ubyte")).as(DType.FLOAT32), IdxFile.map(Path.of("train-labels-idx1-ubyte")));
 * }</pre>
 */
public final class MappedDataset implements Dataset {
    private final MappedArray inputs;
    private final MappedArray targets;

    /**
     * A data set.
     *
     * @param inputs what the network is shown
     * @param targets what it should answer
     * @throws IllegalArgumentException if there are not as many inputs as targets
     */
    public MappedDataset(MappedArray inputs, MappedArray targets) {
        if (inputs.samples() != targets.samples()) {
            throw new IllegalArgumentException("MappedDataset: there must be as many inputs as targets, got %d and %d"
                    .formatted(inputs.samples(), targets.samples()));
        }
        this.inputs = inputs;
        this.targets = targets;
    }

    @Override
    public int size() {
        return inputs.samples();
    }

    @Override
    public Sample get(int index) {
        return new Sample(inputs.get(index), targets.get(index));
    }

    @Override
    public Batch batch(int... indices) {
        return new Batch(inputs.batch(indices), targets.batch(indices));
    }

    /** All targets, which then are in memory; the inputs are not read. */
    @Override
    public Tensor targets() {
        return targets.batch(IntStream.range(0, size()).toArray());
    }
}
