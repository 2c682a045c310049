package dev.gradus.core;

import dev.gradus.core.kernel.ScanKernels;

/** sᵢ = x₀ + ... + xᵢ along a dimension, or backwards from its last position; the gradients are summed the other way. */
final class CumSum extends ScanOperation {
    CumSum(int dim, boolean reverse) {
        super("cumsum", dim, reverse);
    }

    @Override
    void kernel(ScanKernels<Object> kernels, Tensor[] inputs, Object out, int outer, int length, int inner) {
        kernels.cumsum(inputs[0].denseArray(), out, outer, length, inner, reverse);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new CumSum(dim, !reverse).apply(upstream);
    }
}
