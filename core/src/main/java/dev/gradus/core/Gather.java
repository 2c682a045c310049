package dev.gradus.core;

/** Single elements along a dimension, picked by position, of a tensor with the sizes of the index in all other dimensions; the gradient is added back to the elements that were picked. */
final class Gather extends IndexOperation {
    Gather(int dim, Tensor index) {
        super("gather", dim, index);
    }

    /** The tensor cut to the index's sizes in all dimensions but the one picked from. */
    static Tensor fitted(Tensor x, int dim, Shape index) {
        boolean fits = index.rank() == x.rank();
        for (int i = 0; fits && i < index.rank(); i++) {
            fits = i == dim || index.size(i) <= x.size(i);
        }
        if (!fits) {
            throw new OperationException(
                    "gather",
                    "the index must have as many dimensions as the tensor and, but for dimension %d, no larger sizes; got the shapes %s and %s"
                            .formatted(dim, index, x.shape()));
        }
        Tensor result = x;
        for (int i = 0; i < index.rank(); i++) {
            if (i != dim && index.size(i) < x.size(i)) {
                result = result.narrow(i, 0, index.size(i));
            }
        }
        return result;
    }

    @Override
    Shape shape(Tensor... inputs) {
        checkPositions(inputs[0].shape());
        return index.shape();
    }

    @Override
    void compute(Tensor[] inputs, Tensor output) {
        Shape shape = inputs[0].shape();
        output.dtype()
                .storage()
                .copy()
                .gather(
                        inputs[0].denseArray(),
                        positions(),
                        output.storage.array,
                        outer(shape, dim),
                        shape.size(dim),
                        index.size(dim),
                        inner(shape, dim));
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return new ScatterAdd(dim, kept(0), inputShape(0).size(dim)).apply(upstream);
    }
}
