package dev.gradus.core;

import dev.gradus.core.kernel.FloatingKernels;
import org.jspecify.annotations.Nullable;

/** y = Σ x / n over the n elements that are reduced to one; ∂y/∂x = 1 / n. */
final class Mean extends ReductionOperation {
    Mean(int @Nullable [] dims, boolean keepDim) {
        super("mean", dims, keepDim);
    }

    @Override
    void kernel(DType type, ReductionLayout x, Object out) {
        FloatingKernels<Object> kernels = type.floating();
        int count = x.outer() * x.inner();
        kernels.reduction().sum(x.array(), x.offset(), x.outer(), x.length(), x.inner(), out);
        Object divisor = Tensor.full(x.length(), type, Shape.of(count)).storage.array;
        kernels.math().div(out, divisor, out, 0, count);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        double length = (double) inputShape(0).elements() / upstream.elements();
        return stretch(upstream.div(length));
    }
}
