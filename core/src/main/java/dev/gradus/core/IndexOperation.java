package dev.gradus.core;

/**
 * An operation that moves elements along one dimension by a fixed list of positions: picking, or adding what was picked
 * back to where it came from, each of which is the gradient of the other.
 */
abstract class IndexOperation extends Computation {
    final int dim;
    final Tensor index;

    /**
     * An operation on positions.
     *
     * @param index int64; positions from 0 on
     */
    IndexOperation(String name, int dim, Tensor index) {
        super(name);
        this.dim = dim;
        this.index = index;
    }

    @Override
    final void save(Tensor[] inputs, Tensor output) {
        keep(index);
    }

    final long[] positions() {
        return (long[]) index.denseArray();
    }

    /** An index of int64; anything but floating-point numbers will do. */
    static Tensor checkIndex(String operation, Tensor index) {
        if (index.dtype().isFloating()) {
            throw new OperationException(
                    operation,
                    "an index must be int64, got %s; convert it with to(DType.INT64)".formatted(index.dtype()));
        }
        return index.to(DType.INT64);
    }

    /** Throws the error that names a position outside of the dimension, if there is one. */
    final void checkPositions(Shape shape) {
        int size = shape.size(dim);
        long[] positions = positions();
        // The array may be longer than what this view shows of it.
        for (int i = 0; i < index.elements(); i++) {
            long position = positions[i];
            if (position < 0 || position >= size) {
                throw error(
                        "dimension %d of shape %s has %s, but the index holds %d",
                        dim, shape, size == 0 ? "no positions" : "the positions 0 to " + (size - 1), position);
            }
        }
    }

    static int outer(Shape shape, int dim) {
        return shape.product(0, dim);
    }

    static int inner(Shape shape, int dim) {
        return shape.product(dim + 1, shape.rank());
    }
}
