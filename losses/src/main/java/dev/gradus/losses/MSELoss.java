package dev.gradus.losses;

import dev.gradus.core.Tensor;

/**
 * The mean squared error, for regression.
 *
 * <p>ℓ = (o - t)² for each output o and its target t; the mean is taken over all elements.
 *
 * <p><b>Shape</b>: prediction and target (...), the same; the loss ().
 */
public final class MSELoss extends FluentLoss<MSELoss> {
    /** The mean over all elements. */
    public MSELoss() {}

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        return prediction.sub(target).square();
    }
}
