package dev.gradus.core;

/** Picking elements by position. A gradient flows back to the elements that were picked. */
public sealed interface IndexOperations permits Tensor {
    /**
     * Whole slices along a dimension, in the order of the index, which may name one more than once.
     *
     * @param dim the dimension, counted from the last one when negative
     * @param index int64 positions, of shape (n) or ()
     */
    default Tensor indexSelect(int dim, Tensor index) {
        if (index.rank() > 1) {
            throw new OperationException(
                    "indexSelect",
                    "the index must be a vector or a scalar, got the shape %s; flatten it, or pick single elements with gather"
                            .formatted(index.shape()));
        }
        return new IndexSelect(self().shape().checkDim(dim), IndexOperation.checkIndex("indexSelect", index.flatten()))
                .apply(self());
    }

    /** Whole slices along a dimension, at the given positions. */
    default Tensor indexSelect(int dim, long... index) {
        return indexSelect(dim, Tensor.of(index));
    }

    /**
     * Single elements along a dimension: for a matrix and {@code dim} 1, element (i, j) of the result is the one at
     * (i, index(i, j)).
     *
     * @param dim the dimension, counted from the last one when negative
     * @param index int64 positions; as many dimensions as this tensor, and in all but {@code dim} at most its size
     */
    default Tensor gather(int dim, Tensor index) {
        int checked = self().shape().checkDim(dim);
        return new Gather(checked, IndexOperation.checkIndex("gather", index))
                .apply(Gather.fitted(self(), checked, index.shape()));
    }

    /**
     * This tensor with some elements replaced by a number; they get no gradient.
     *
     * @param mask bool; true where to replace; broadcast
     */
    default Tensor maskedFill(Tensor mask, double value) {
        return mask.where(Tensor.scalarLike(self(), value), self());
    }

    /** As {@link #oneHot(int)}, with one class more than the largest one here. */
    default Tensor oneHot() {
        return OneHot.of(self());
    }

    /**
     * An int64 vector for each element, with a 1 at the position that the element names and zeros elsewhere.
     *
     * @param numClasses the length of the vectors; all elements are at least 0 and less
     */
    default Tensor oneHot(int numClasses) {
        return OneHot.of(self(), numClasses);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
