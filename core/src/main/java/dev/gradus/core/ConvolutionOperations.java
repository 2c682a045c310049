package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/**
 * Convolutions, as they are understood in deep learning: the window is not mirrored. A gradient flows to the input, the
 * weight and the bias.
 */
public sealed interface ConvolutionOperations permits Tensor {
    /** As {@link #conv2d(Tensor, Tensor, int[], int[], int[], int)}, step by step, without padding, gaps or groups. */
    default Tensor conv2d(Tensor weight, @Nullable Tensor bias) {
        return conv2d(weight, bias, new int[] {1, 1}, new int[] {0, 0}, new int[] {1, 1}, 1);
    }

    /**
     * A window moved over images: {@code y[n, o, p, q] = bias[o] + Σ over c, s, t of weight[o, c, s, t] * x[n, c', p *
     * stride[0] - padding[0] + s * dilation[0], q * stride[1] - padding[1] + t * dilation[1]]}, where c' is channel c of the
     * group of o, and x is 0 outside of the image.
     *
     * <p><b>Shape</b>: (batch, in, height, width) to (batch, out, p, q), or both without the batch, with p = ⌊(height + 2
     * padding[0] - dilation[0] (kernel height - 1) - 1) / stride[0]⌋ + 1 and q likewise.
     *
     * @param weight (out, in / groups, kernel height, kernel width), of the input's type
     * @param bias (out), or null for none
     * @param stride how far the window moves, downwards and to the right; at least 1
     * @param padding how many zeros are added above and below, left and right; at least 0
     * @param dilation the distance between taps of the window, downwards and to the right; at least 1
     * @param groups into how many groups the channels are divided, each of which is convolved by itself; 1 for one of all
     * @throws OperationException if sizes or types do not fit, or a setting is out of its range
     */
    default Tensor conv2d(
            Tensor weight, @Nullable Tensor bias, int[] stride, int[] padding, int[] dilation, int groups) {
        return new ConvolutionCall("conv2d", 2, stride, padding, dilation, groups).apply((Tensor) this, weight, bias);
    }

    /** As {@link #conv1d(Tensor, Tensor, int, int, int, int)}, step by step, without padding, gaps or groups. */
    default Tensor conv1d(Tensor weight, @Nullable Tensor bias) {
        return conv1d(weight, bias, 1, 0, 1, 1);
    }

    /**
     * A window moved along sequences; {@link #conv2d(Tensor, Tensor, int[], int[], int[], int)} in one dimension.
     *
     * <p><b>Shape</b>: (batch, in, length) to (batch, out, ⌊(length + 2 padding - dilation (kernel - 1) - 1) / stride⌋ + 1),
     * or both without the batch.
     *
     * @param weight (out, in / groups, kernel), of the input's type
     * @param bias (out), or null for none
     * @param stride how far the window moves; at least 1
     * @param padding how many zeros are added at either end; at least 0
     * @param dilation the distance between taps of the window; at least 1
     * @param groups into how many groups the channels are divided, each of which is convolved by itself; 1 for one of all
     * @throws OperationException if sizes or types do not fit, or a setting is out of its range
     */
    default Tensor conv1d(Tensor weight, @Nullable Tensor bias, int stride, int padding, int dilation, int groups) {
        return new ConvolutionCall("conv1d", 1, new int[] {stride}, new int[] {padding}, new int[] {dilation}, groups)
                .apply((Tensor) this, weight, bias);
    }
}
