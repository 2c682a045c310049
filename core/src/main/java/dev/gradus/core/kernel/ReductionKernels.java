package dev.gradus.core.kernel;

/**
 * Reductions of the middle dimension of a dense array {@code x} of shape {@code (outer, length, inner)}, which begins at
 * {@code xOffset}, into a dense array of shape {@code (outer, inner)} that begins at 0. The order of summation depends on
 * the sizes alone, so that the same input gives the same bits everywhere.
 *
 * @param <A> the array type, {@code float[]}, {@code double[]} or {@code long[]}
 */
public interface ReductionKernels<A> {
    /** The sum; 0 when {@code length} is 0. */
    void sum(A x, int xOffset, int outer, int length, int inner, A out);

    /** The product; 1 when {@code length} is 0. */
    void prod(A x, int xOffset, int outer, int length, int inner, A out);

    /** The largest element, NaN if there is one; {@code length} is at least 1. */
    void max(A x, int xOffset, int outer, int length, int inner, A out);

    /** The smallest element, NaN if there is one; {@code length} is at least 1. */
    void min(A x, int xOffset, int outer, int length, int inner, A out);

    /** The index of the first largest element, or of the first NaN; {@code length} is at least 1. */
    void argmax(A x, int xOffset, int outer, int length, int inner, long[] out);

    /** The index of the first smallest element, or of the first NaN; {@code length} is at least 1. */
    void argmin(A x, int xOffset, int outer, int length, int inner, long[] out);
}
