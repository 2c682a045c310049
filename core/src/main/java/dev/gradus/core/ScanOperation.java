package dev.gradus.core;

import dev.gradus.core.kernel.ScanKernels;

/** A running result along a dimension, from its first position on or backwards from its last one. */
abstract class ScanOperation extends Computation {
    final int dim;
    final boolean reverse;

    ScanOperation(String name, int dim, boolean reverse) {
        super(name);
        this.dim = dim;
        this.reverse = reverse;
    }

    /** Runs along the middle dimension of dense arrays of shape (outer, length, inner). */
    abstract void kernel(ScanKernels<Object> kernels, Tensor[] inputs, Object out, int outer, int length, int inner);

    @Override
    final Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    final void compute(Tensor[] inputs, Tensor output) {
        Shape shape = output.shape();
        kernel(
                output.dtype().number().scan(),
                inputs,
                output.storage.array,
                shape.product(0, dim),
                shape.size(dim),
                shape.product(dim + 1, shape.rank()));
    }
}
