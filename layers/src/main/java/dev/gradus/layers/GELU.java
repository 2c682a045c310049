package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * The Gaussian error linear unit, which weighs each element by how large it is among normally distributed ones.
 *
 * <p>y = x Φ(x), dy/dx = Φ(x) + x φ(x), where Φ is the cumulative distribution of the standard normal and φ its density; or,
 * approximated, y = ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel 2016: Gaussian error linear units</a>
 */
public final class GELU extends Layer {
    private boolean tanh;

    /** The exact function. */
    public GELU() {}

    /**
     * Sets whether to approximate by tanh, as GPT-2 does; it is not unless set.
     *
     * @return this layer
     */
    public GELU tanh(boolean tanh) {
        this.tanh = tanh;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (!tanh) {
            return x.gelu();
        }
        Tensor cubic = x.add(x.pow(3).mul(0.044715));
        return x.mul(0.5).mul(cubic.mul(Math.sqrt(2 / Math.PI)).tanh().add(1));
    }

    @Override
    protected Settings settings() {
        return Settings.none().and("tanh", tanh, false);
    }
}
