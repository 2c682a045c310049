package dev.gradus.core;

/** Single elements added to zeros at given positions along a dimension; the gradient is picked from there. */
final class ScatterAdd extends IndexOperation {
    private final int size;

    ScatterAdd(int dim, Tensor index, int size) {
        super("scatterAdd", dim, index);
        this.size = size;
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape target = inputs[0].shape().with(dim, size);
        checkPositions(target);
        return target;
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Layout.fill(output, 0);
        Shape shape = output.shape();
        output.dtype()
                .number()
                .scatter()
                .scatterAdd(
                        inputs[0].denseArray(),
                        positions(),
                        output.storage.array,
                        outer(shape, dim),
                        size,
                        index.size(dim),
                        inner(shape, dim));
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new Gather(dim, kept(0)).apply(upstream);
    }
}
