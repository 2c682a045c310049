package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Makes images smaller by placing neighbouring pixels in channels: the inverse of {@link PixelShuffle}.
 *
 * <p>y[n, c r² + i r + j, h, w] = x[n, c, h r + i, w r + j]
 *
 * <p><b>Shape</b>: (..., C, H r, W r) to (..., C r², H, W). A size that does not fit is an error of {@code forward}.
 *
 * @see <a href="https://arxiv.org/abs/1609.05158">Shi et al. 2016: Real-time single image and video super-resolution using an
 *     efficient sub-pixel convolutional neural network</a>
 */
public final class PixelUnshuffle extends Layer {
    private final int factor;

    /**
     * A layer.
     *
     * @param factor r, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public PixelUnshuffle(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("PixelUnshuffle: expected a factor of at least 1, got " + factor);
        }
        this.factor = factor;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.pixelUnshuffle(factor);
    }

    @Override
    protected Settings settings() {
        return Settings.of("factor", factor);
    }
}
