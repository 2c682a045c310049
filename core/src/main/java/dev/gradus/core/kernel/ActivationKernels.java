package dev.gradus.core.kernel;

/**
 * Activation functions and their gradients over the index range {@code [from, to)}, the same on every array. The output
 * may be an input.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface ActivationKernels<A> {
    /** {@code out = 1 / (1 + e^-x)}, without overflow for any x. */
    void sigmoid(A x, A out, int from, int to);

    /** {@code out = g * y * (1 - y)}, where {@code y = sigmoid(x)}. */
    void sigmoidGradient(A y, A g, A out, int from, int to);

    /** {@code out = tanh x}. */
    void tanh(A x, A out, int from, int to);

    /** {@code out = g * (1 - y * y)}, where {@code y = tanh(x)}. */
    void tanhGradient(A y, A g, A out, int from, int to);

    /** {@code out = max(x, 0)}; NaN stays NaN. */
    void relu(A x, A out, int from, int to);

    /** {@code out = g} where {@code y > 0}, else 0, where {@code y = relu(x)}. */
    void reluGradient(A y, A g, A out, int from, int to);

    /** {@code out = x Φ(x)}, where Φ is the cumulative distribution of the standard normal. */
    void gelu(A x, A out, int from, int to);

    /** {@code out = g (Φ(x) + x φ(x))}, where φ is the density of the standard normal. */
    void geluGradient(A x, A g, A out, int from, int to);
}
