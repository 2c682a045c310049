package dev.gradus.core;

/**
 * Order along a dimension. Equal elements stay in their order, -0 equals 0, and NaN counts as larger than everything. A
 * gradient flows through the values. A scalar is taken for a vector of one element.
 */
public sealed interface SortOperations permits Tensor {
    /** The elements in ascending order along the last dimension. */
    default Sorted sort() {
        return sort(-1, false);
    }

    /**
     * The elements in order along a dimension.
     *
     * @param dim the dimension, counted from the last one when negative
     * @param descending whether the largest comes first
     */
    default Sorted sort(int dim, boolean descending) {
        return Sorting.sort(self(), dim, descending);
    }

    /** The positions along a dimension that {@link #sort(int, boolean)} takes the elements from, in int64. */
    default Tensor argsort(int dim, boolean descending) {
        return Sorting.positions("argsort", self(), dim, descending);
    }

    /** The {@code k} largest elements along the last dimension, the largest first. */
    default Sorted topk(int k) {
        return topk(k, -1, true);
    }

    /**
     * The {@code k} largest or smallest elements along a dimension.
     *
     * @param k how many; at most the size of the dimension
     * @param dim the dimension, counted from the last one when negative
     * @param largest true for the largest, the largest first; false for the smallest, the smallest first
     */
    default Sorted topk(int k, int dim, boolean largest) {
        return Sorting.topk(self(), k, dim, largest);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
