package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** y = Σ x over the reduced dimensions; ∂y/∂x = 1. */
final class Sum extends ReductionOperation {
    Sum(int @Nullable [] dims, boolean keepDim) {
        super("sum", dims, keepDim);
    }

    @Override
    void kernel(DType type, ReductionLayout x, Object out) {
        type.number().reduction().sum(x.array(), x.offset(), x.outer(), x.length(), x.inner(), out);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return stretch(upstream);
    }
}
