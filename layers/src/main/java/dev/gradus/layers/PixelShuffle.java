package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Makes images larger by placing channels side by side.
 *
 * <p>y[n, c, h r + i, w r + j] = x[n, c r² + i r + j, h, w]
 *
 * <p><b>Shape</b>: (..., C r², H, W) to (..., C, H r, W r). A number of channels that does not fit is an error of {@code forward}.
 *
 * @see <a href="https://arxiv.org/abs/1609.05158">Shi et al. 2016: Real-time single image and video super-resolution using an
 *     efficient sub-pixel convolutional neural network</a>
 */
public final class PixelShuffle extends Layer {
    private final int factor;

    /**
     * A layer.
     *
     * @param factor r, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public PixelShuffle(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("PixelShuffle: expected a factor of at least 1, got " + factor);
        }
        this.factor = factor;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.pixelShuffle(factor);
    }

    @Override
    protected Settings settings() {
        return Settings.of("factor", factor);
    }
}
