package dev.gradus.core;

import dev.gradus.core.kernel.MathKernels;

/** Elementary functions of each element; integers give float32 unless told otherwise. A gradient flows through all of them. */
public sealed interface MathOperations permits Tensor {
    /** The square of each element; integers stay integers. */
    default Tensor square() {
        Tensor x = self().toNumber();
        return x.dtype().isFloating() ? new Square().of(x) : x.mul(x);
    }

    /** e to the power of each element. */
    default Tensor exp() {
        return new Exp().of(self());
    }

    /** e to the power of each element, minus 1; precise near 0. */
    default Tensor expm1() {
        return new Expm1().of(self());
    }

    /** The natural logarithm of each element; NaN below 0. */
    default Tensor log() {
        return new Log().of(self());
    }

    /** The natural logarithm of 1 plus each element; precise near 0. */
    default Tensor log1p() {
        return new Log1p().of(self());
    }

    /** The logarithm to base 2 of each element. */
    default Tensor log2() {
        return new Log2().of(self());
    }

    /** The square root of each element; NaN below 0. */
    default Tensor sqrt() {
        return new Sqrt().of(self());
    }

    /** 1 divided by the square root of each element. */
    default Tensor rsqrt() {
        return new Rsqrt().of(self());
    }

    /** 1 divided by each element. */
    default Tensor reciprocal() {
        return new Reciprocal().of(self());
    }

    /** The sine of each element, in radians. */
    default Tensor sin() {
        return new Sin().of(self());
    }

    /** The cosine of each element, in radians. */
    default Tensor cos() {
        return new Cos().of(self());
    }

    /** The angle in radians whose tangent is each element. */
    default Tensor atan() {
        return new Atan().of(self());
    }

    /** The hyperbolic sine of each element. */
    default Tensor sinh() {
        return new Sinh().of(self());
    }

    /** The hyperbolic cosine of each element. */
    default Tensor cosh() {
        return new Cosh().of(self());
    }

    /** The error function of each element. */
    default Tensor erf() {
        return new Erf().of(self());
    }

    /** The largest integer that is at most each element; its gradient is 0, as that of all roundings. */
    default Tensor floor() {
        return Rounding.of(self(), "floor", MathKernels::floor);
    }

    /** The smallest integer that is at least each element. */
    default Tensor ceil() {
        return Rounding.of(self(), "ceil", MathKernels::ceil);
    }

    /** The integer nearest to each element; of two that are as near, the even one. */
    default Tensor round() {
        return Rounding.of(self(), "round", MathKernels::round);
    }

    /** Each element without what follows the decimal point. */
    default Tensor trunc() {
        return Rounding.of(self(), "trunc", MathKernels::trunc);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
