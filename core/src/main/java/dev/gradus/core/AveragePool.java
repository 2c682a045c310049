package dev.gradus.core;

import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;

/** y = Σ over what the window sees of x, times the share of its place; ∂L/∂x is {@link AveragePoolGradient} of ∂L/∂y. */
final class AveragePool extends Computation {
    private final PoolingShape sizes;
    private final Tensor shares;
    private final Shape shape;

    /**
     * A pooling.
     *
     * @param shares a factor for each place of the window, of the input's type
     * @param shape the shape of the output
     */
    AveragePool(String name, PoolingShape sizes, Tensor shares, Shape shape) {
        super(name);
        this.sizes = sizes;
        this.shares = shares;
        this.shape = shape;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return shape;
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        PoolingKernels<Object> kernels = output.dtype().floating().pooling();
        kernels.average(sizes, inputs[0].denseArray(), shares.storage.array, output.storage.array);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new AveragePoolGradient(sizes, shares, inputShape(0)).apply(upstream);
    }
}
