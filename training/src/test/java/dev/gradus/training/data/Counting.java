package dev.gradus.training.data;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;

/** A data set as a user writes it, by sample: (i, 10 i) and the class i. */
record Counting(int size) implements Dataset {
    @Override
    public Sample get(int index) {
        return new Sample(Tensor.of((float) index, 10f * index), Tensor.scalar(index, DType.INT64));
    }

    /** The same samples in two tensors. */
    TensorDataset inTensors() {
        Batch all = all();
        return new TensorDataset(all.inputs(), all.targets());
    }
}
