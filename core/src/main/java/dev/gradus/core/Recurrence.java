package dev.gradus.core;

import dev.gradus.core.kernel.ScanKernels;

/**
 * sᵢ = aᵢ sᵢ₋₁ + bᵢ along a dimension, from s₀ = b₀ on, or backwards from its last position. With the gradient g of s, that of
 * b is the recurrence tᵢ = aᵢ₊₁ tᵢ₊₁ + gᵢ in the other direction, and that of aᵢ is tᵢ sᵢ₋₁.
 */
final class Recurrence extends ScanOperation {
    Recurrence(int dim, boolean reverse) {
        super("recurrence", dim, reverse);
    }

    /** Each element moved by one position, towards the first one when {@code reverse}, and 0 where none has come. */
    static Tensor shift(Tensor x, int dim, boolean reverse) {
        int size = x.size(dim);
        return new Embed(dim, reverse ? 0 : 1, size).apply(x.narrow(dim, reverse ? 1 : 0, size - 1));
    }

    @Override
    void kernel(ScanKernels<Object> kernels, Tensor[] inputs, Object out, int outer, int length, int inner) {
        kernels.recurrence(inputs[0].denseArray(), inputs[1].denseArray(), out, outer, length, inner, reverse);
    }

    @Override
    void save(Tensor[] inputs, Tensor output) {
        keep(inputs[0], needsGradient(0) ? output : null);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        if (upstream.elements() == 0) {
            return upstream;
        }
        Tensor back = new Recurrence(dim, !reverse).apply(shift(kept(0), dim, !reverse), upstream);
        return input == 1 ? back : back.mul(shift(kept(1), dim, reverse));
    }
}
