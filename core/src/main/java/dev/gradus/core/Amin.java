package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** y = min x over the reduced dimensions. */
final class Amin extends Extremum {
    Amin(int @Nullable [] dims, boolean keepDim) {
        super("min", dims, keepDim);
    }

    @Override
    void kernel(DType type, ReductionLayout x, Object out) {
        type.number().reduction().min(x.array(), x.offset(), x.outer(), x.length(), x.inner(), out);
    }
}
