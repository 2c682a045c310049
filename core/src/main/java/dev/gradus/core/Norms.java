package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** Norms of vectors, whose gradient is 0 where the norm is: it has none there, but 0 is a subgradient. */
final class Norms {
    private Norms() {}

    static Tensor vectorNorm(Tensor x, double ord, int @Nullable [] dims, boolean keepDim) {
        Tensor values = x.toFloating();
        if (ord == Double.POSITIVE_INFINITY) {
            return new Amax(dims, keepDim).apply(values.abs());
        }
        if (ord == Double.NEGATIVE_INFINITY) {
            return new Amin(dims, keepDim).apply(values.abs());
        }
        if (Double.isNaN(ord)) {
            throw new OperationException("vectorNorm", "the order must be a number, got NaN");
        }
        Tensor sum = new Sum(dims, keepDim).apply(powers(values, ord));
        if (ord == 0 || ord == 1) {
            return sum;
        }
        Tensor isZero = sum.eq(0);
        Tensor zero = Tensor.scalar(0, sum.dtype());
        Tensor positive = isZero.where(Tensor.scalar(1, sum.dtype()), sum);
        return isZero.where(zero, ord == 2 ? positive.sqrt() : positive.pow(1 / ord));
    }

    /** |x|ᵖ, where 0⁰ = 0, and the derivative at 0 is 0 even where the power's is infinite. */
    private static Tensor powers(Tensor x, double ord) {
        if (ord == 2) {
            return x.square();
        }
        if (ord == 1) {
            return x.abs();
        }
        Tensor isZero = x.eq(0);
        Tensor one = Tensor.scalar(1, x.dtype());
        if (ord == 0) {
            return isZero.where(x.sign(), one);
        }
        Tensor ofZero = Tensor.scalar(ord < 0 ? Double.POSITIVE_INFINITY : 0, x.dtype());
        return isZero.where(ofZero, isZero.where(one, x.abs()).pow(ord));
    }
}
