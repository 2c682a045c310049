package dev.gradus.core.kernel;

/**
 * The kernels that every type of number has, integers among them.
 *
 * @param <A> the array type, {@code float[]}, {@code double[]} or {@code long[]}
 */
public interface NumberKernels<A> extends StorageKernels<A> {
    /** Sums, differences, products and the like. */
    ArithmeticKernels<A> arithmetic();

    /** Equality and order. */
    ComparisonKernels<A> comparison();

    /** Sums and extremes over a dimension. */
    ReductionKernels<A> reduction();

    /** Running sums and recurrences along a dimension. */
    ScanKernels<A> scan();

    /** Adding to picked positions. */
    ScatterKernels<A> scatter();
}
