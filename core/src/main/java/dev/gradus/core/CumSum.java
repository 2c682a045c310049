package dev.gradus.core;

/** sᵢ = x₀ + ... + xᵢ along a dimension, or backwards from its last position; the gradients are summed the other way. */
final class CumSum extends Computation {
    private final int dim;
    private final boolean reverse;

    CumSum(int dim, boolean reverse) {
        super("cumsum");
        this.dim = dim;
        this.reverse = reverse;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Shape shape = output.shape();
        output.dtype()
                .number()
                .scan()
                .cumsum(
                        inputs[0].denseArray(),
                        output.storage.array,
                        shape.product(0, dim),
                        shape.size(dim),
                        shape.product(dim + 1, shape.rank()),
                        reverse);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new CumSum(dim, !reverse).apply(upstream);
    }
}
