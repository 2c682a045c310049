package dev.gradus.losses;

import dev.gradus.core.Tensor;

/** ‖x‖ₚ = (Σ |x|ᵖ)^(1/p) of each row; the gradient where it is 0, and of elements that are 0, is 0. */
final class Norm {
    private Norm() {}

    /** The norms of the vectors along the last dimension, which they take the place of. */
    static Tensor ofRows(Tensor x, double p) {
        if (p == 0) {
            return x.sign().abs().sum(-1);
        }
        Tensor sizes = x.abs();
        if (p == 1) {
            return sizes.sum(-1);
        }
        if (p == Double.POSITIVE_INFINITY) {
            return sizes.max(-1);
        }
        Tensor sums = p == 2 ? x.square().sum(-1) : power(sizes, p).sum(-1);
        return power(sums, 1 / p);
    }

    /** x to a power, with the derivative 0 at 0, where that of the power may be infinite. */
    private static Tensor power(Tensor x, double exponent) {
        Tensor zero = x.detach().eq(0);
        Tensor safe = x.maskedFill(zero, 1);
        return (exponent == 0.5 ? safe.sqrt() : safe.pow(exponent)).maskedFill(zero, 0);
    }
}
