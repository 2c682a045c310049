package dev.gradus.core;

import java.util.List;

/** Other shapes, views and types of the same elements. A gradient flows through all of them. */
public sealed interface ShapeOperations permits Tensor {
    /**
     * The same elements in row-major order in another shape; a view if this tensor is contiguous, else a copy.
     *
     * @param sizes the new sizes, one of which may be -1 for what remains
     * @throws OperationException if the number of elements would change
     */
    default Tensor reshape(int... sizes) {
        return reshape(Reshape.infer(self().shape(), sizes));
    }

    /** The same elements in another shape; see {@link #reshape(int...)}. */
    default Tensor reshape(Shape shape) {
        return shape.equals(self().shape()) ? self() : new Reshape(Reshape.check(self().shape(), shape)).apply(self());
    }

    /** All elements in one dimension. */
    default Tensor flatten() {
        return reshape(-1);
    }

    /**
     * Joins neighbouring dimensions into one.
     *
     * @param startDim the first of them
     * @param endDim the last of them
     */
    default Tensor flatten(int startDim, int endDim) {
        Shape shape = self().shape();
        if (shape.rank() == 0) {
            return reshape(1);
        }
        return reshape(Reshape.flatten(shape, shape.checkDim(startDim), shape.checkDim(endDim)));
    }

    /**
     * Splits a dimension into several.
     *
     * @param dim the dimension, counted from the last one when negative
     * @param sizes those that take its place, one of which may be -1 for what remains
     * @throws OperationException if their product is not the size of the dimension
     */
    default Tensor unflatten(int dim, int... sizes) {
        return reshape(Reshape.unflatten(self().shape(), self().shape().checkDim(dim), sizes));
    }

    /** A view with two dimensions exchanged. */
    default Tensor transpose(int dim0, int dim1) {
        int[] order = Permute.identity(self().rank());
        int a = self().shape().checkDim(dim0);
        int b = self().shape().checkDim(dim1);
        order[a] = b;
        order[b] = a;
        return new Permute(order).apply(self());
    }

    /** A view of a matrix with rows and columns exchanged; of anything with fewer dimensions, itself. */
    default Tensor t() {
        if (self().rank() > 2) {
            throw new OperationException(
                    "t",
                    "only a matrix is transposed without naming dimensions, got the shape %s; use transpose(dim0, dim1)"
                            .formatted(self().shape()));
        }
        return self().rank() < 2 ? self() : transpose(0, 1);
    }

    /**
     * A view with the dimensions in another order.
     *
     * @param order for each dimension of the result, which one of this tensor it is
     */
    default Tensor permute(int... order) {
        return new Permute(Permute.check(self().shape(), order)).apply(self());
    }

    /**
     * A view of a stretch of one dimension.
     *
     * @param dim the dimension, counted from the last one when negative
     * @param start the first position, counted from the end when negative
     * @param length how many
     */
    default Tensor narrow(int dim, int start, int length) {
        int checked = self().shape().checkDim(dim);
        return new Narrow(checked, Narrow.checkStart(self().shape(), checked, start, length), length).apply(self());
    }

    /** A view of one position of a dimension, which is left out of the shape; counted from the end when negative. */
    default Tensor select(int dim, int index) {
        int checked = self().shape().checkDim(dim);
        return narrow(checked, Layout.checkIndex(self(), checked, index), 1).squeeze(checked);
    }

    /** A view without the dimensions of size 1. */
    default Tensor squeeze() {
        Shape shape = self().shape();
        boolean[] single = new boolean[shape.rank()];
        for (int i = 0; i < single.length; i++) {
            single[i] = shape.size(i) == 1;
        }
        return reshapeView(shape.reduce(single, false));
    }

    /** A view without one dimension, if its size is 1. */
    default Tensor squeeze(int dim) {
        Shape shape = self().shape();
        return shape.size(dim) == 1 ? reshapeView(shape.reduce(shape.mask(dim), false)) : self();
    }

    /** A view with a dimension of size 1 put in before {@code dim}, which may be the number of dimensions. */
    default Tensor unsqueeze(int dim) {
        Shape shape = self().shape();
        int place = shape.inserting(0, 1).checkDim(dim);
        return reshapeView(shape.inserting(place, 1));
    }

    /** Dimensions of size 1 come and go without touching the others, so that even a strided tensor stays a view. */
    private Tensor reshapeView(Shape shape) {
        return shape.equals(self().shape()) ? self() : new Reshape(shape).apply(self());
    }

    /**
     * A view stretched to a larger shape by NumPy's broadcasting, without copying.
     *
     * @throws OperationException if a size of this tensor is neither 1 nor that of the shape
     */
    default Tensor broadcastTo(Shape shape) {
        return shape.equals(self().shape())
                ? self()
                : new BroadcastTo(BroadcastTo.check(self().shape(), shape)).apply(self());
    }

    /** A view stretched to larger sizes; see {@link #broadcastTo(Shape)}. */
    default Tensor broadcastTo(int... sizes) {
        return broadcastTo(Shape.of(sizes));
    }

    /** The sum over all dimensions that broadcasting would stretch to get from the shape to this tensor's. */
    default Tensor sumTo(Shape shape) {
        return shape.equals(self().shape()) ? self() : BroadcastTo.sumBack(self(), shape);
    }

    /** This tensor if it is contiguous, else a dense copy. */
    default Tensor contiguous() {
        return self().isContiguous() ? self() : copy();
    }

    /** The same values in a new array; the gradient flows back to this tensor. */
    default Tensor copy() {
        return new Copy().apply(self());
    }

    /** The same values in another type; itself if it has that type. Fractions are cut off on the way to int64. */
    default Tensor to(DType dtype) {
        return dtype == self().dtype() ? self() : new To(dtype).apply(self());
    }

    /** This tensor if its elements are floating-point numbers, else a float32 copy. */
    default Tensor toFloating() {
        return to(DType.promote(self().dtype(), DType.FLOAT32));
    }

    /** This tensor, or an int64 copy of a bool one. */
    default Tensor toNumber() {
        return to(DType.promote(self().dtype(), DType.INT64));
    }

    /**
     * Views of consecutive stretches of a dimension.
     *
     * @param size the length of each; the last one may be shorter
     * @param dim the dimension, counted from the last one when negative
     */
    default List<Tensor> split(int size, int dim) {
        return Narrow.split(self(), size, self().shape().checkDim(dim));
    }

    /** Views of consecutive stretches of a dimension of the given lengths, which must add up to its size. */
    default List<Tensor> split(int[] sizes, int dim) {
        return Narrow.split(self(), sizes, self().shape().checkDim(dim));
    }

    /** Views of at most {@code chunks} consecutive stretches of a dimension, all of one length but for the last. */
    default List<Tensor> chunk(int chunks, int dim) {
        if (chunks < 1) {
            throw new OperationException("chunk", "the number of parts must be at least 1, got %d".formatted(chunks));
        }
        int size = self().size(dim);
        return size == 0 ? split(new int[chunks], dim) : split((size + chunks - 1) / chunks, dim);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
