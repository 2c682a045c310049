package dev.gradus.core;

import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;
import java.util.Arrays;

/**
 * g = the gradient u of {@link MaxPool}'s output, added up where the largest elements stand, 0 elsewhere; with v = ∂L/∂g,
 * ∂L/∂u is what v has in those places.
 */
final class MaxPoolGradient extends Computation {
    private final PoolingShape sizes;
    private final int[] indices;
    private final Shape shape;

    MaxPoolGradient(PoolingShape sizes, int[] indices, Shape shape) {
        super("maxPoolGradient");
        this.sizes = sizes;
        this.indices = indices;
        this.shape = shape;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return shape;
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        PoolingKernels<Object> kernels = output.dtype().floating().pooling();
        kernels.maxGradient(sizes, inputs[0].denseArray(), indices, output.storage.array);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        long[] places = Arrays.stream(indices).asLongStream().toArray();
        return upstream.reshape(sizes.planes(), sizes.inputPlane())
                .gather(1, Tensor.of(places, sizes.planes(), sizes.outputPlane()))
                .reshape(inputShape(0));
    }
}
