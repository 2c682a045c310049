package dev.gradus.core;

/** Whole slices added to zeros at given positions along a dimension; the gradient is picked from there. */
final class IndexAdd extends IndexOperation {
    private final int size;

    IndexAdd(int dim, Tensor index, int size) {
        super("indexAdd", dim, index);
        this.size = size;
    }

    @Override
    Shape shape(Tensor... inputs) {
        return inputs[0].shape().with(dim, size);
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Layout.fill(output, 0);
        Shape shape = output.shape();
        output.dtype()
                .number()
                .scatter()
                .indexAdd(
                        inputs[0].denseArray(),
                        positions(),
                        output.storage.array,
                        outer(shape, dim),
                        size,
                        index.elements(),
                        inner(shape, dim));
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new IndexSelect(dim, kept(0)).apply(upstream);
    }
}
