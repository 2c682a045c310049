package dev.gradus.core;

/** The same elements at other places, among zeros or repeated. A gradient flows back to where each element came from. */
public sealed interface ArrangementOperations permits Tensor {
    /**
     * A copy in reverse order along some dimensions.
     *
     * @param dims each at most once, counted from the last one when negative
     */
    default Tensor flip(int... dims) {
        return new Flip(self().shape().mask(dims)).apply(self());
    }

    /** All elements in row-major order moved by {@code shift} places; those that leave the end come back at the beginning. */
    default Tensor roll(int shift) {
        return Roll.of(flat(), new int[] {shift}, new int[] {0}).reshape(self().shape());
    }

    /** The elements moved by {@code shift} positions along a dimension; those that leave it come back at its other end. */
    default Tensor roll(int shift, int dim) {
        return roll(new int[] {shift}, new int[] {dim});
    }

    /**
     * The elements moved along some dimensions.
     *
     * @param shifts by how many positions, backwards when negative
     * @param dims the dimension of each shift, counted from the last one when negative
     */
    default Tensor roll(int[] shifts, int[] dims) {
        return Roll.of(self(), shifts, dims);
    }

    /** The lower triangles of matrices, the last two dimensions, with zeros above the diagonal. */
    default Tensor tril() {
        return tril(0);
    }

    /** As {@link #tril()}, up to the diagonal so many places above the main one, or below when negative. */
    default Tensor tril(int diagonal) {
        return Triangle.lower(self(), diagonal);
    }

    /** The upper triangles of matrices, the last two dimensions, with zeros below the diagonal. */
    default Tensor triu() {
        return triu(0);
    }

    /** As {@link #triu()}, from the diagonal so many places above the main one on, or below when negative. */
    default Tensor triu(int diagonal) {
        return Triangle.upper(self(), diagonal);
    }

    /** A tensor within zeros; see {@link #pad(int[], double)}. */
    default Tensor pad(int... paddings) {
        return pad(paddings, 0);
    }

    /**
     * A tensor within a frame of one number.
     *
     * @param paddings how many positions to put in before and behind the last dimension, then the last but one and so on;
     *     negative ones cut positions off
     * @param value the number
     * @throws OperationException if there are more pairs than dimensions, or more is cut off than there is
     */
    default Tensor pad(int[] paddings, double value) {
        return Padding.constant(self(), paddings, value);
    }

    /**
     * A tensor within a frame of its own elements.
     *
     * @param paddings as in {@link #pad(int[], double)}
     * @param mode which elements; {@link PaddingMode#REFLECT} can pad a dimension by less than its size on each side,
     *     {@link PaddingMode#CIRCULAR} by no more than it
     */
    default Tensor pad(int[] paddings, PaddingMode mode) {
        return mode == PaddingMode.CONSTANT ? pad(paddings, 0) : Padding.ofElements(self(), paddings, mode);
    }

    /** A view of the main diagonal of the first two dimensions; see {@link #diagonal(int, int, int)}. */
    default Tensor diagonal() {
        return diagonal(0, 0, 1);
    }

    /**
     * A view of a diagonal: the elements with positions i and i + offset in two dimensions, which are left out of the
     * shape. The diagonal becomes the last dimension.
     *
     * @param offset how far above the main diagonal, below when negative
     * @param dim1 the dimension of the rows, counted from the last one when negative
     * @param dim2 that of the columns
     */
    default Tensor diagonal(int offset, int dim1, int dim2) {
        return Diagonal.of(self(), offset, dim1, dim2);
    }

    /** The diagonal of a matrix, or a matrix with a vector as its diagonal and zeros elsewhere. */
    default Tensor diag() {
        return diag(0);
    }

    /** As {@link #diag()}, of the diagonal so many places above the main one, or below when negative. */
    default Tensor diag(int diagonal) {
        return switch (self().rank()) {
            case 1 -> Diagonal.matrixOf(self(), diagonal);
            case 2 -> diagonal(diagonal, 0, 1);
            default ->
                throw new OperationException(
                        "diag",
                        "expected a vector or a matrix, got the shape %s; use diagonal(offset, dim1, dim2)"
                                .formatted(self().shape()));
        };
    }

    private Tensor flat() {
        return self().flatten();
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
