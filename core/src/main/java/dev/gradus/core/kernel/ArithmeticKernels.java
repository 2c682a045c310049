package dev.gradus.core.kernel;

/**
 * Arithmetic over the index range {@code [from, to)}, which is the same on every array: the form that a JIT compiler
 * turns into vector instructions. The output may be one of the inputs.
 *
 * @param <A> the array type, {@code float[]}, {@code double[]} or {@code long[]}
 */
public interface ArithmeticKernels<A> {
    /** {@code out = x + y}. */
    void add(A x, A y, A out, int from, int to);

    /** {@code out = x - y}. */
    void sub(A x, A y, A out, int from, int to);

    /** {@code out = x * y}. */
    void mul(A x, A y, A out, int from, int to);

    /** {@code out = x + alpha * y}. */
    void addScaled(A x, double alpha, A y, A out, int from, int to);

    /** {@code out = max(x, y)}; NaN where either is NaN. */
    void maximum(A x, A y, A out, int from, int to);

    /** {@code out = min(x, y)}; NaN where either is NaN. */
    void minimum(A x, A y, A out, int from, int to);

    /** {@code out = -x}. */
    void neg(A x, A out, int from, int to);

    /** {@code out = |x|}. */
    void abs(A x, A out, int from, int to);

    /** {@code out = -1, 0 or 1}, the sign of x. */
    void sign(A x, A out, int from, int to);

    /** {@code out = x} where {@code condition}, else {@code y}. */
    void where(boolean[] condition, A x, A y, A out, int from, int to);
}
