package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/**
 * y = Π x over the reduced dimensions; ∂y/∂xᵢ is the product of all others, made of that of the ones before and that of the
 * ones behind, so that zeros need no division.
 */
final class Prod extends ReductionOperation {
    Prod(int @Nullable [] dims, boolean keepDim) {
        super("prod", dims, keepDim);
    }

    @Override
    void kernel(DType type, ReductionLayout x, Object out) {
        type.number().reduction().prod(x.array(), x.offset(), x.outer(), x.length(), x.inner(), out);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0]);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        Tensor x = kept(0);
        int[] order = ReductionLayout.order(reduced(x.shape()));
        Tensor last = x.permute(order);
        Tensor rows = last.reshape(upstream.elements(), x.elements() / Math.max(1, upstream.elements()));
        Tensor others = productsBefore(rows, false).mul(productsBefore(rows, true));
        return stretch(upstream).mul(others.reshape(last.shape()).permute(Permute.inverse(order)));
    }

    /** For each element of a row the product of those before it, or of those behind it. */
    private static Tensor productsBefore(Tensor rows, boolean reverse) {
        if (rows.elements() == 0) {
            return rows;
        }
        Tensor start = Tensor.zerosLike(rows);
        start.narrow(1, reverse ? -1 : 0, 1).fill(1);
        return new Recurrence(1, reverse).apply(Recurrence.shift(rows, 1, reverse), start);
    }
}
