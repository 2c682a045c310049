package dev.gradus.core;

/** Whole slices along a dimension, picked by position; the gradient is added back to the slices that were picked. */
final class IndexSelect extends IndexOperation {
    IndexSelect(int dim, Tensor index) {
        super("indexSelect", dim, index);
    }

    @Override
    Shape shape(Tensor... inputs) {
        Shape shape = inputs[0].shape();
        checkPositions(shape);
        return shape.with(dim, index.elements());
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        if (output.elements() == 0) {
            // An empty tensor may begin beyond the end of its array.
            return;
        }
        Tensor source = inputs[0].detach().contiguous();
        Shape shape = source.shape();
        output.dtype()
                .storage()
                .copy()
                .indexSelect(
                        source.storage.array,
                        source.offset,
                        positions(),
                        output.storage.array,
                        outer(shape, dim),
                        shape.size(dim),
                        index.elements(),
                        inner(shape, dim));
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new IndexAdd(dim, kept(0), inputShape(0).size(dim)).apply(upstream);
    }
}
