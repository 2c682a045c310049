package dev.gradus.core;

import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;

/**
 * g = the gradient u of {@link AveragePool}'s output, times the share of its place, added to all that the window sees there;
 * with v = ∂L/∂g, ∂L/∂u is the {@link AveragePool} of v.
 */
final class AveragePoolGradient extends Computation {
    private final PoolingShape sizes;
    private final Tensor shares;
    private final Shape shape;

    AveragePoolGradient(PoolingShape sizes, Tensor shares, Shape shape) {
        super("averagePoolGradient");
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
        kernels.averageGradient(sizes, inputs[0].denseArray(), shares.storage.array, output.storage.array);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new AveragePool("averagePool", sizes, shares, inputShape(0)).apply(upstream);
    }
}
