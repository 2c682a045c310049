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

    /**
     * The transpose of {@link #conv2d(Tensor, Tensor, int[], int[], int[], int)}, also called deconvolution, which leads from
     * what comes out of that to what goes in: each element adds the window, multiplied by it, to the place that the window
     * would read there.
     *
     * <p><b>Shape</b>: (batch, in, height, width) to (batch, out, p, q), or both without the batch, with p = (height - 1)
     * stride[0] - 2 padding[0] + dilation[0] (kernel height - 1) + outputPadding[0] + 1 and q likewise.
     *
     * @param weight (in, out / groups, kernel height, kernel width), of the input's type
     * @param bias (out), or null for none
     * @param stride how far the window moves with each element, downwards and to the right; at least 1
     * @param padding how much is cut off above and below, left and right; at least 0
     * @param outputPadding how much is added below and to the right, since convolutions of inputs of several sizes give
     *     outputs of the same; at least 0, and below the stride or the dilation
     * @param dilation the distance between taps of the window, downwards and to the right; at least 1
     * @param groups into how many groups the channels are divided, each of which is treated by itself; 1 for one of all
     * @throws OperationException if sizes or types do not fit, a setting is out of its range, or nothing would come out
     */
    default Tensor convTranspose2d(
            Tensor weight,
            @Nullable Tensor bias,
            int[] stride,
            int[] padding,
            int[] outputPadding,
            int[] dilation,
            int groups) {
        return new TransposedConvolutionCall("convTranspose2d", 2, stride, padding, outputPadding, dilation, groups)
                .apply((Tensor) this, weight, bias);
    }

    /**
     * {@link #convTranspose2d} in one dimension.
     *
     * <p><b>Shape</b>: (batch, in, length) to (batch, out, (length - 1) stride - 2 padding + dilation (kernel - 1) +
     * outputPadding + 1), or both without the batch.
     *
     * @param weight (in, out / groups, kernel), of the input's type
     * @param bias (out), or null for none
     * @param stride how far the window moves with each element; at least 1
     * @param padding how much is cut off at either end; at least 0
     * @param outputPadding how much is added at the end; at least 0, and below the stride or the dilation
     * @param dilation the distance between taps of the window; at least 1
     * @param groups into how many groups the channels are divided, each of which is treated by itself; 1 for one of all
     * @throws OperationException if sizes or types do not fit, a setting is out of its range, or nothing would come out
     */
    default Tensor convTranspose1d(
            Tensor weight,
            @Nullable Tensor bias,
            int stride,
            int padding,
            int outputPadding,
            int dilation,
            int groups) {
        return new TransposedConvolutionCall(
                        "convTranspose1d",
                        1,
                        new int[] {stride},
                        new int[] {padding},
                        new int[] {outputPadding},
                        new int[] {dilation},
                        groups)
                .apply((Tensor) this, weight, bias);
    }
}
