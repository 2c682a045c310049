package dev.gradus.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Convolution, as it is understood in deep learning (the window is not mirrored), and its gradients. Outputs are
 * overwritten, and overlap no input.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface ConvolutionKernels<A> {
    /**
     * {@code y[n, o, p, q] = bias[o] + sum over c, s, t of weight[o, c, s, t] * x[n, c', height.position(p, s),
     * width.position(q, t)]}, where c' is channel c of the group of o and padding is 0.
     *
     * @param bias one value for each output channel, or null
     */
    void forward(ConvolutionShape shape, A x, A weight, @Nullable A bias, A y);

    /** The gradient of the input, which is the transpose of {@link #forward} without bias, applied to {@code upstream}. */
    void inputGradient(ConvolutionShape shape, A upstream, A weight, A gradient);

    /** The gradient of the weight, summed over all images: {@code upstream} is the gradient of the output. */
    void weightGradient(ConvolutionShape shape, A x, A upstream, A gradient);
}
