package dev.gradus.core.kernel;

/**
 * Elementary functions over the index range {@code [from, to)}, the same on every array. The output may be an input.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface MathKernels<A> {
    /** {@code out = x / y}. */
    void div(A x, A y, A out, int from, int to);

    /** {@code out = x^y}, with the special cases of {@link Math#pow}. */
    void pow(A x, A y, A out, int from, int to);

    /** {@code out = x * x}. */
    void square(A x, A out, int from, int to);

    /** {@code out = e^x}. */
    void exp(A x, A out, int from, int to);

    /** {@code out = e^x - 1}, precise near 0. */
    void expm1(A x, A out, int from, int to);

    /** {@code out = ln x}; NaN below 0. */
    void log(A x, A out, int from, int to);

    /** {@code out = ln(1 + x)}, precise near 0. */
    void log1p(A x, A out, int from, int to);

    /** {@code out = log2 x}. */
    void log2(A x, A out, int from, int to);

    /** {@code out = sqrt x}; NaN below 0. */
    void sqrt(A x, A out, int from, int to);

    /** {@code out = 1 / sqrt x}. */
    void rsqrt(A x, A out, int from, int to);

    /** {@code out = 1 / x}. */
    void reciprocal(A x, A out, int from, int to);

    /** {@code out = sin x}, x in radians. */
    void sin(A x, A out, int from, int to);

    /** {@code out = cos x}, x in radians. */
    void cos(A x, A out, int from, int to);

    /** {@code out = atan x}, in radians. */
    void atan(A x, A out, int from, int to);

    /** {@code out = sinh x}. */
    void sinh(A x, A out, int from, int to);

    /** {@code out = cosh x}. */
    void cosh(A x, A out, int from, int to);

    /** {@code out =} the largest integer that is at most x. */
    void floor(A x, A out, int from, int to);

    /** {@code out =} the smallest integer that is at least x. */
    void ceil(A x, A out, int from, int to);

    /** {@code out =} the integer nearest to x, the even one of two. */
    void round(A x, A out, int from, int to);

    /** {@code out =} x without what follows the decimal point. */
    void trunc(A x, A out, int from, int to);

    /** {@code out = erf x}, the error function. */
    void erf(A x, A out, int from, int to);
}
