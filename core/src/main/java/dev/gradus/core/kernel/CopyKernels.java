package dev.gradus.core.kernel;

/**
 * Moves elements without computing.
 *
 * @param <A> the array type, {@code float[]}, {@code double[]}, {@code long[]} or {@code boolean[]}
 */
public interface CopyKernels<A> {
    /** Copies {@code count} elements, {@code sourceStride} apart in the source and {@code targetStride} in the target. */
    void copy(A source, int sourceOffset, int sourceStride, A target, int targetOffset, int targetStride, int count);

    /** Sets the range {@code [from, to)} of the target to one element of the source. */
    void fill(A source, int sourceOffset, A target, int from, int to);

    /**
     * Picks single elements: {@code target[i] = source[base + index * stride]}, where the dense arrays have the shapes
     * source {@code (outer, length, inner)} and index and target {@code (outer, picks, inner)}.
     *
     * @param index positions in {@code [0, length)}; a position outside is an {@link IndexOutOfBoundsException}
     */
    void gather(A source, long[] index, A target, int outer, int length, int picks, int inner);

    /**
     * Copies whole slices: {@code target[o, i, :] = source[o, index[i], :]}, where the source begins at
     * {@code sourceOffset}; shapes and errors as in {@link #gather}.
     */
    void indexSelect(A source, int sourceOffset, long[] index, A target, int outer, int length, int picks, int inner);
}
