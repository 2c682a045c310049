package dev.gradus.losses;

import dev.gradus.core.Tensor;

/**
 * The mean absolute error, for regression that outliers should not rule.
 *
 * <p>ℓ = |o - t| for each output o and its target t; the gradient where they are equal is 0.
 *
 * <p><b>Shape</b>: prediction and target (...), the same; the loss ().
 */
public final class L1Loss extends FluentLoss<L1Loss> {
    /** The mean over all elements. */
    public L1Loss() {}

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        return prediction.sub(target).abs();
    }
}
