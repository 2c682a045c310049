package dev.gradus.core.kernel;

/**
 * Comparisons over the index range {@code [from, to)}, the same on every array. NaN is not equal to anything and compares
 * as false otherwise.
 *
 * @param <A> the array type, {@code float[]}, {@code double[]} or {@code long[]}
 */
public interface ComparisonKernels<A> {
    /** {@code out = x == y}. */
    void eq(A x, A y, boolean[] out, int from, int to);

    /** {@code out = x != y}. */
    void ne(A x, A y, boolean[] out, int from, int to);

    /** {@code out = x < y}. */
    void lt(A x, A y, boolean[] out, int from, int to);

    /** {@code out = x <= y}. */
    void le(A x, A y, boolean[] out, int from, int to);
}
