package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** y = max x over the reduced dimensions. */
final class Amax extends Extremum {
    Amax(int @Nullable [] dims, boolean keepDim) {
        super("max", dims, keepDim);
    }

    @Override
    void kernel(DType type, ReductionLayout x, Object out) {
        type.number().reduction().max(x.array(), x.offset(), x.outer(), x.length(), x.inner(), out);
    }
}
