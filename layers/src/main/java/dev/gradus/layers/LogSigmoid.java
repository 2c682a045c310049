package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/**
 * The logarithm of the logistic function, precise even where that is tiny.
 *
 * <p>y = ln σ(x) = -ln(1 + e⁻ˣ), dy/dx = σ(-x)
 *
 * <p><b>Shape</b>: (...) to the same.
 */
public final class LogSigmoid extends Layer {
    /** There is nothing to set. */
    public LogSigmoid() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.logSigmoid();
    }
}
