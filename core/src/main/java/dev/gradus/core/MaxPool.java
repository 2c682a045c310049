package dev.gradus.core;

import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** y = x[i], where i is the place of the largest element that the window sees; ∂L/∂x is {@link MaxPoolGradient} of ∂L/∂y and i. */
final class MaxPool extends Computation {
    private final PoolingShape sizes;
    private final Shape shape;
    private @Nullable Tensor indices;

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
        Tensor places = Tensor.allocate(DType.INT64, shape);
        kernels.max(sizes, inputs[0].denseArray(), output.storage.array, (long[]) places.storage.array);
        indices = places;
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(Objects.requireNonNull(indices));
        indices = null;
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new MaxPoolGradient(sizes, kept(0), inputShape(0)).apply(upstream);
    }
}
