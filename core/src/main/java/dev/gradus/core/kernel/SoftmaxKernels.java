package dev.gradus.core.kernel;

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
}
