package dev.gradus.core;

import org.jspecify.annotations.Nullable;

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
        Tensor x = self();
        boolean staysBool = x.dtype() == DType.BOOL && (value == 0 || value == 1);
        return mask.where(staysBool ? Tensor.scalar(value, DType.BOOL) : Tensor.scalarLike(x, value), x);
    }

    /**
     * This tensor with some elements replaced by a number that a gradient flows to.
     *
     * @param mask bool; true where to replace; broadcast
     * @param value a scalar, or broadcast
     */
    default Tensor maskedFill(Tensor mask, Tensor value) {
        return Masks.fill(self(), mask, value);
    }

    /** The elements where a bool tensor, which is broadcast, is true: a vector in row-major order. */
    default Tensor maskedSelect(Tensor mask) {
        return Masks.select(self(), mask);
    }

    /**
     * This tensor with the elements where a bool tensor is true replaced by those of another one, in row-major order.
     *
     * @param mask bool; broadcast
     * @param source any shape; at least as many elements as the mask has true ones
     */
    default Tensor maskedScatter(Tensor mask, Tensor source) {
        return Masks.scatter(self(), mask, source);
    }

    /** The positions of all elements that are not 0, in row-major order: int64 of shape (n, rank). */
    default Tensor nonzero() {
        return Masks.nonzero(self());
    }

    /**
     * Elements by their positions in several dimensions at once, as NumPy's {@code x[i, j]} picks them: element k of the
     * result is the one at (i(k), j(k)). The indices are broadcast to one shape, which takes the place of the dimensions
     * they stand for, or comes first if there are others between these.
     *
     * @param indices for each of the first dimensions int64 positions, counted from the end when negative; or a bool mask,
     *     which may stand for several dimensions; or null for all positions
     * @throws OperationException if a position does not exist or the shapes do not fit
     */
    default Tensor index(@Nullable Tensor... indices) {
        return AdvancedIndex.pick(self(), indices);
    }

    /**
     * This tensor with what {@link #index} would pick replaced. Where a position comes more than once, the last value
     * stays.
     *
     * @param indices as for {@code index}
     * @param values broadcast to the shape of what is picked, and converted
     */
    default Tensor indexPut(@Nullable Tensor[] indices, Tensor values) {
        return indexPut(indices, values, false);
    }

    /**
     * As {@link #indexPut(Tensor[], Tensor)}, or with the values added to what is there.
     *
     * @param accumulate whether to add; then a position that comes twice is added to twice
     */
    default Tensor indexPut(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        return AdvancedIndex.put(self(), values, accumulate, indices);
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

    /**
     * The rows of this table, (rows, size), at the given positions.
     *
     * @param index int64 positions of any shape (...); the result is (..., size)
     * @throws OperationException if this is no matrix, the index not of integers, or one of them no row
     */
    default Tensor embedding(Tensor index) {
        if (self().rank() != 2) {
            throw new OperationException(
                    "embedding", "expected a table of shape (rows, size), got the shape %s".formatted(self().shape()));
        }
        Tensor flat = IndexOperation.checkIndex("embedding", index).flatten();
        return indexSelect(0, flat).reshape(index.unsqueeze(-1).shape().with(index.rank(), self().size(1)));
    }

    /**
     * As {@link #embedding(Tensor)}, but one row gets no gradient: that of what only fills sequences up to a common length.
     *
     * @param paddingIndex the position of that row, counted from the last one when negative
     */
    default Tensor embedding(Tensor index, int paddingIndex) {
        Tensor rows = embedding(index);
        int size = self().size(0);
        if (paddingIndex < -size || paddingIndex >= size) {
            throw new OperationException(
                    "embedding", "there is no row %d for padding among %d".formatted(paddingIndex, size));
        }
        int padding = paddingIndex < 0 ? paddingIndex + size : paddingIndex;
        return index.eq(padding).unsqueeze(-1).where(rows.detach(), rows);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
