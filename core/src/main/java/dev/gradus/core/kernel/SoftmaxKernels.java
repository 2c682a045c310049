package dev.gradus.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Softmax and its relatives over each row of dense arrays of shape {@code (rows, length)} that begin at 0, computed
 * without overflow by subtracting the row's maximum. The output may be an input.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface SoftmaxKernels<A> {
    /** {@code out = e^x / sum(e^x)}. */
    void softmax(A x, A out, int rows, int length);

    /** {@code out = y * (g - sum(g * y))}, where {@code y = softmax(x)}. */
    void softmaxGradient(A y, A g, A out, int rows, int length);

    /** {@code out = x - ln(sum(e^x))}. */
    void logSoftmax(A x, A out, int rows, int length);

    /** {@code out = g - e^y * sum(g)}, where {@code y = logSoftmax(x)}. */
    void logSoftmaxGradient(A y, A g, A out, int rows, int length);

    /** {@code out = ln(sum(e^x))}, one value a row; minus infinity for a row of minus infinities or of length 0. */
    void logSumExp(A x, A out, int rows, int length);

    /**
     * {@code out[r] = weights[r] * (ln(sum(e^x)) - x[classes[r]])} for each row r: the cross-entropy between the row and
     * its class. Where the weight is 0 it is 0, even if the row is not finite.
     *
     * @param classes one in {@code [0, length)} for each row; one outside is an {@link IndexOutOfBoundsException}
     * @param weights one for each row; null for 1
     */
    void crossEntropy(A x, long[] classes, @Nullable A weights, A out, int rows, int length);

    /**
     * {@code out = scales[r] * (softmax(x) - h)} for each row r, where h is 1 at {@code classes[r]} and else 0. Where the
     * scale is 0 all are 0, even if the row is not finite.
     */
    void crossEntropyGradient(A x, long[] classes, A scales, A out, int rows, int length);
}
