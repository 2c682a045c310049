package dev.gradus.core;

/**
 * Pooling: what a window sees of each channel, as one number, at each place that it takes. A gradient flows to the input.
 */
public sealed interface PoolingOperations permits Tensor {
    /** The maxima of the squares of an image, side by side, with {@code kernel} elements a side; what is left at the end of a row or column is left out. */
    default Tensor maxPool2d(int kernel) {
        int[] sides = {kernel, kernel};
        return maxPool2d(sides, sides, new int[] {0, 0}, new int[] {1, 1}, false);
    }

    /**
     * The largest element that a window sees, NaN if there is one: {@code y[.., p, q] = max over s, t of x[.., p * stride[0] -
     * padding[0] + s * dilation[0], q * stride[1] - padding[1] + t * dilation[1]]}, where padding does not count. The gradient
     * goes to that element alone, to the first of several that are equal.
     *
     * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, p, q), or both without the batch, with p =
     * ⌊(height + 2 padding[0] - dilation[0] (kernel[0] - 1) - 1) / stride[0]⌋ + 1 and q likewise.
     *
     * @param kernel the height and the width of the window; at least 1
     * @param stride how far the window moves, downwards and to the right; at least 1
     * @param padding how far the window may reach out of the image, above and below, left and right; at least 0, and at most
     *     half of what the window covers
     * @param dilation the distance between taps of the window, downwards and to the right; at least 1
     * @param ceilMode whether p and q are rounded up instead of down, so that the last windows may see less; one that would
     *     begin beyond the image is left out all the same
     * @throws OperationException if the input is not floating-point, a setting is out of its range, the window does not fit
     *     into the image, or sees nothing of it at some place
     */
    default Tensor maxPool2d(int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return new PoolingCall("maxPool2d", kernel, 2, stride, padding, dilation, ceilMode).max((Tensor) this);
    }

    /** As {@link #maxPool2d(int[], int[], int[], int[], boolean)}, with the places that the elements stood at. */
    default MaxPooled maxPool2dWithIndices(
            int[] kernel, int[] stride, int[] padding, int[] dilation, boolean ceilMode) {
        return new PoolingCall("maxPool2d", kernel, 2, stride, padding, dilation, ceilMode)
                .maxWithIndices((Tensor) this);
    }

    /** The maxima of the pieces of a sequence, each of {@code kernel} elements; what is left at the end is left out. */
    default Tensor maxPool1d(int kernel) {
        return maxPool1d(kernel, kernel, 0, 1, false);
    }

    /**
     * The largest element that a window on a sequence sees; {@link #maxPool2d(int[], int[], int[], int[], boolean)} in one
     * dimension.
     *
     * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, ⌊(length + 2 padding - dilation (kernel - 1) - 1) /
     * stride⌋ + 1), or both without the batch.
     *
     * @param kernel the length of the window; at least 1
     * @param stride how far the window moves; at least 1
     * @param padding how far the window may reach out of the sequence at either end; at least 0, and at most half of what the
     *     window covers
     * @param dilation the distance between taps of the window; at least 1
     * @param ceilMode whether the length of the result is rounded up instead of down
     * @throws OperationException if the input is not floating-point, a setting is out of its range, the window does not fit
     *     into the sequence, or sees nothing of it at some place
     */
    default Tensor maxPool1d(int kernel, int stride, int padding, int dilation, boolean ceilMode) {
        return PoolingCall.ofSequences("maxPool1d", kernel, stride, padding, dilation, ceilMode)
                .max((Tensor) this);
    }

    /** As {@link #maxPool1d(int, int, int, int, boolean)}, with the places that the elements stood at. */
    default MaxPooled maxPool1dWithIndices(int kernel, int stride, int padding, int dilation, boolean ceilMode) {
        return PoolingCall.ofSequences("maxPool1d", kernel, stride, padding, dilation, ceilMode)
                .maxWithIndices((Tensor) this);
    }

    /** The means of the squares of an image, side by side, with {@code kernel} elements a side; what is left at the end of a row or column is left out. */
    default Tensor avgPool2d(int kernel) {
        int[] sides = {kernel, kernel};
        return avgPool2d(sides, sides, new int[] {0, 0}, false, true);
    }

    /**
     * The mean of what a window sees: {@code y[.., p, q] = 1/n * Σ over s, t of x[.., p * stride[0] - padding[0] + s, q *
     * stride[1] - padding[1] + t]}, where padding is 0.
     *
     * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, p, q), or both without the batch, with p =
     * ⌊(height + 2 padding[0] - kernel[0]) / stride[0]⌋ + 1 and q likewise.
     *
     * @param kernel the height and the width of the window; at least 1
     * @param stride how far the window moves, downwards and to the right; at least 1
     * @param padding how many zeros are added above and below, left and right; at least 0, at most half of the kernel
     * @param ceilMode whether p and q are rounded up instead of down, so that the last windows may see less; one that would
     *     begin beyond the image is left out all the same
     * @param countIncludePad whether n counts the zeros of the padding too, or the elements of the image alone
     * @throws OperationException if the input is not floating-point, a setting is out of its range, or the window does not fit
     *     into the image
     */
    default Tensor avgPool2d(int[] kernel, int[] stride, int[] padding, boolean ceilMode, boolean countIncludePad) {
        return new PoolingCall("avgPool2d", kernel, 2, stride, padding, new int[] {1, 1}, ceilMode)
                .average((Tensor) this, countIncludePad);
    }

    /**
     * As {@link #avgPool2d(int[], int[], int[], boolean, boolean)}, with the same n everywhere.
     *
     * @param divisorOverride n; not 0
     * @throws OperationException if n is 0, and in the cases of the other
     */
    default Tensor avgPool2d(int[] kernel, int[] stride, int[] padding, boolean ceilMode, int divisorOverride) {
        return new PoolingCall("avgPool2d", kernel, 2, stride, padding, new int[] {1, 1}, ceilMode)
                .average((Tensor) this, divisorOverride);
    }

    /** The means of the pieces of a sequence, each of {@code kernel} elements; what is left at the end is left out. */
    default Tensor avgPool1d(int kernel) {
        return avgPool1d(kernel, kernel, 0, false, true);
    }

    /**
     * The mean of what a window on a sequence sees; {@link #avgPool2d(int[], int[], int[], boolean, boolean)} in one dimension.
     *
     * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, ⌊(length + 2 padding - kernel) / stride⌋ + 1), or both
     * without the batch.
     *
     * @param kernel the length of the window; at least 1
     * @param stride how far the window moves; at least 1
     * @param padding how many zeros are added at either end; at least 0, at most half of the kernel
     * @param ceilMode whether the length of the result is rounded up instead of down
     * @param countIncludePad whether zeros of the padding are counted too, or the elements of the sequence alone
     * @throws OperationException if the input is not floating-point, a setting is out of its range, or the window does not fit
     *     into the sequence
     */
    default Tensor avgPool1d(int kernel, int stride, int padding, boolean ceilMode, boolean countIncludePad) {
        return PoolingCall.ofSequences("avgPool1d", kernel, stride, padding, 1, ceilMode)
                .average((Tensor) this, countIncludePad);
    }

    /**
     * The means of as many parts of a sequence as wanted, which are as equal as they can be: part i of n covers the elements
     * from ⌊i · length / n⌋ to ⌈(i + 1) · length / n⌉.
     *
     * <p><b>Shape</b>: (batch, channels, length) to (batch, channels, outputSize), or both without the batch.
     *
     * @param outputSize at least 1; -1 for the length of the input
     * @throws OperationException if the size is out of its range, or the input not as told
     */
    default Tensor adaptiveAvgPool1d(int outputSize) {
        return new AdaptivePooling("adaptiveAvgPool1d", outputSize).average((Tensor) this);
    }

    /**
     * {@link #adaptiveAvgPool1d} in two dimensions: the means of the rectangles that the parts of both axes form.
     *
     * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, outputHeight, outputWidth), or both without the
     * batch.
     *
     * @param outputHeight at least 1; -1 for the height of the input
     * @param outputWidth at least 1; -1 for the width of the input
     * @throws OperationException if a size is out of its range, or the input not as told
     */
    default Tensor adaptiveAvgPool2d(int outputHeight, int outputWidth) {
        return new AdaptivePooling("adaptiveAvgPool2d", outputHeight, outputWidth).average((Tensor) this);
    }

    /**
     * The largest elements of the rectangles that {@link #adaptiveAvgPool2d} takes the means of; the gradient goes to the
     * first of several that are equal.
     *
     * <p><b>Shape</b>: (batch, channels, height, width) to (batch, channels, outputHeight, outputWidth), or both without the
     * batch.
     *
     * @param outputHeight at least 1; -1 for the height of the input
     * @param outputWidth at least 1; -1 for the width of the input
     * @throws OperationException if a size is out of its range, or the input not as told
     */
    default Tensor adaptiveMaxPool2d(int outputHeight, int outputWidth) {
        return new AdaptivePooling("adaptiveMaxPool2d", outputHeight, outputWidth).max((Tensor) this);
    }
}
