package dev.gradus.core;

import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;
import java.util.Arrays;
import java.util.Optional;

/** y = x[i], where i is the place of the largest element that the window sees; ∂L/∂x is {@link MaxPoolGradient} of ∂L/∂y and i. */
final class MaxPool extends Computation {
    private final PoolingShape sizes;
    private final Shape shape;
    private int[] indices = {};

    MaxPool(String name, PoolingShape sizes, Shape shape) {
        super(name);
        this.sizes = sizes;
        this.shape = shape;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return shape;
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        PoolingKernels<Object> kernels = output.dtype().floating().pooling();
        indices = new int[output.elements()];
        kernels.max(sizes, inputs[0].denseArray(), output.storage.array, indices);
    }

    /** Where the elements stood that were taken, in int64. */
    Tensor places() {
        return Tensor.of(Arrays.stream(indices).asLongStream().toArray(), shape.toArray());
    }

    @Override
    public Optional<OperationSettings> settings() {
        return Optional.of(new OperationSettings.Pooling(sizes));
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new MaxPoolGradient(sizes, indices, inputShape(0)).apply(upstream);
    }
}
