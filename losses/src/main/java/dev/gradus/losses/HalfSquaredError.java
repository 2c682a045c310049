package dev.gradus.losses;

import dev.gradus.core.Tensor;

/**
 * Half the sum of squared errors, the E of textbook backpropagation, whose derivative is the plain difference o - t.
 *
 * <p>E = ½ Σ (t - o)² over all outputs o and their targets t, summed unless another reduction is set.
 *
 * <p><b>Shape</b>: prediction and target (...), the same; the loss ().
 */
public final class HalfSquaredError extends FluentLoss<HalfSquaredError> {
    /** The sum over all elements. */
    public HalfSquaredError() {
        reduction(Reduction.SUM);
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        return prediction.sub(target).square().mul(0.5);
    }
}
