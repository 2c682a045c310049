package dev.gradus.core.kernel;

/**
 * Running results along the middle dimension of dense arrays of shape {@code (outer, length, inner)}, from its first
 * position on, or from its last one when {@code reverse}. The output may be one of the inputs.
 *
 * @param <A> the array type, {@code float[]}, {@code double[]} or {@code long[]}
 */
public interface ScanKernels<A> {
    /** The sums {@code out[i] = out[i - 1] + x[i]}, of which the first is {@code x} itself. */
    void cumsum(A x, A out, int outer, int length, int inner, boolean reverse);

    /** The linear recurrence {@code out[i] = a[i] * out[i - 1] + b[i]}, of which the first is {@code b} itself. */
    void recurrence(A a, A b, A out, int outer, int length, int inner, boolean reverse);
}
