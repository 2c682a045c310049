package dev.gradus.core;

/** Images of another size. A gradient flows through all of them. */
public sealed interface ImageOperations permits Tensor {
    /**
     * Makes images larger by placing {@code factor}² channels side by side: y[n, c, h r + i, w r + j] = x[n, c r² + i r + j, h, w].
     *
     * <p><b>Shape</b>: (..., C r², H, W) to (..., C, H r, W r).
     *
     * @param factor r, at least 1
     * @throws OperationException if the channels are not a multiple of r²
     * @see <a href="https://arxiv.org/abs/1609.05158">Shi et al. 2016: Real-time single image and video super-resolution using
     *     an efficient sub-pixel convolutional neural network</a>
     */
    default Tensor pixelShuffle(int factor) {
        return new PixelShuffle(factor).shuffle((Tensor) this);
    }

    /**
     * The inverse of {@link #pixelShuffle}.
     *
     * <p><b>Shape</b>: (..., C, H r, W r) to (..., C r², H, W).
     *
     * @param factor r, at least 1
     * @throws OperationException if height or width is not a multiple of r
     */
    default Tensor pixelUnshuffle(int factor) {
        return new PixelShuffle(factor).unshuffle((Tensor) this);
    }

    /**
     * Another size by the nearest element: along each axis, place i of n shows element ⌊i · size / n⌋.
     *
     * <p><b>Shape</b>: (batch, channels, ...) to the same with other sizes.
     *
     * @param sizes one for each axis after the channels, at least 1
     * @throws OperationException if their number is wrong or there are no elements
     */
    default Tensor upsampleNearest(int... sizes) {
        return new Upsampling("upsampleNearest", sizes).nearest((Tensor) this);
    }

    /**
     * Another size by straight lines between neighbouring elements: along each axis, place i of n shows what is at (i + ½)
     * size / n - ½, not before the first element and not behind the last one.
     *
     * <p><b>Shape</b>: (batch, channels, ...) to the same with other sizes.
     *
     * @param alignCorners whether the first and last places are the first and last elements, and place i is at i (size - 1) /
     *     (n - 1) instead
     * @param sizes one for each axis after the channels, at least 1
     * @throws OperationException if their number is wrong or there are no elements
     */
    default Tensor upsampleLinear(boolean alignCorners, int... sizes) {
        return new Upsampling("upsampleLinear", sizes).linear((Tensor) this, alignCorners);
    }
}
