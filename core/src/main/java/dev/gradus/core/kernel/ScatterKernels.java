package dev.gradus.core.kernel;

/**
 * The transposes of gathering: each adds to what the target holds, in the order of the source, so that an index that
 * comes twice is added twice.
 *
 * @param <A> the array type, {@code float[]}, {@code double[]} or {@code long[]}
 */
public interface ScatterKernels<A> {
    /**
     * Adds single elements: {@code target[o, index[o, p, i], i] += source[o, p, i]}, where the dense arrays have the
     * shapes source and index {@code (outer, picks, inner)} and target {@code (outer, length, inner)}.
     *
     * @param index positions in {@code [0, length)}; a position outside is an {@link IndexOutOfBoundsException}
     */
    void scatterAdd(A source, long[] index, A target, int outer, int length, int picks, int inner);

    /** Adds whole slices: {@code target[o, index[p], :] += source[o, p, :]}; shapes as in {@link #scatterAdd}. */
    void indexAdd(A source, long[] index, A target, int outer, int length, int picks, int inner);
}
