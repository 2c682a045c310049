package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** y = min(max(x, low), high); dy/dx = 1 where low ≤ x ≤ high, else 0. */
final class Clamp extends Computation {
    private final double low;
    private final double high;

    Clamp(double low, double high) {
        super("clamp");
        this.low = low;
        this.high = high;
    }

    /** The result for a tensor of any type. */
    static Tensor of(Tensor x, double low, double high) {
        return new Clamp(low, high).apply(x.to(DType.promote(typeFor(x, low), typeFor(x, high))));
    }

    /** The result for bounds of their own for each element. */
    static Tensor of(Tensor x, @Nullable Tensor low, @Nullable Tensor high) {
        if (low == null && high == null) {
            throw new OperationException("clamp", "expected a lower bound, an upper bound or both, got none");
        }
        // NaN is neither within the bounds nor another one's bound, so both are asked for it.
        Tensor raised = low == null ? x : x.ge(low).logicalOr(x.ne(x)).where(x, low);
        return high == null
                ? raised
                : raised.le(high).logicalOr(raised.ne(raised)).where(raised, high);
    }

    /** The type to clamp in; a bound that is infinite is none. */
    private static DType typeFor(Tensor x, double bound) {
        DType ofBound = Double.isInfinite(bound)
                ? DType.INT64
                : Tensor.scalarLike(x, bound).dtype();
        return DType.promote(x.dtype(), ofBound);
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        DType type = output.dtype();
        Broadcast.run(new Maximum(), inputs[0], Tensor.scalar(low, type), output);
        Broadcast.run(new Minimum(), output, Tensor.scalar(high, type), output);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0]);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        Tensor value = kept(0);
        return upstream.mul(value.ge(low).logicalAnd(value.le(high)).to(value.dtype()));
    }
}
