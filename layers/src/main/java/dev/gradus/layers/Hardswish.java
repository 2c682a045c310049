package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * {@link SiLU} with the sigmoid made of straight lines.
 *
 * <p>y = x min(max(x + 3, 0), 6) / 6, dy/dx = x / 3 + 1/2 where -3 &lt; x &lt; 3, below 0 and above 1
 *
 * <p><b>Shape</b>: (...) to the same.
 *
 * @see <a href="https://arxiv.org/abs/1905.02244">Howard et al. 2019: Searching for MobileNetV3</a>
 */
public final class Hardswish extends Layer {
    /** There is nothing to set. */
    public Hardswish() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.hardswish();
    }
}
