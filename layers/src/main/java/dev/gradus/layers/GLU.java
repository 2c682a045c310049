package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * Values that gates let through, more or less: the gated linear unit.
 *
 * <p>y = a σ(b), where a is the first half of x along a dimension and b the second
 *
 * <p><b>Shape</b>: (..., 2 n, ...) to (..., n, ...).
 *
 * @see <a href="https://arxiv.org/abs/1612.08083">Dauphin et al. 2016: Language modeling with gated convolutional networks</a>
 */
public final class GLU extends Layer {
    private final int dim;

    /** Along the last dimension. */
    public GLU() {
        this(-1);
    }

    /**
     * A layer for one dimension.
     *
     * @param dim the dimension, whose size must be even, counted from the last one when negative
     */
    public GLU(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.glu(Dimension.of(x, dim, typeName()));
    }

    @Override
    protected Settings settings() {
        return Settings.of("dim", dim);
    }
}
