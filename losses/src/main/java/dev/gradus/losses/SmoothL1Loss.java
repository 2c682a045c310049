package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * The absolute error, rounded off below a distance β: a {@link HuberLoss} with δ = β, divided by β, so that its slope far away
 * is 1 for any β.
 *
 * <p>ℓ = ½ d² / β where |d| &lt; β, else |d| - ½ β, for the difference d = o - t of each output o and its target t. With β = 0
 * it is the {@link L1Loss}.
 *
 * <p><b>Shape</b>: prediction o and target t (...), the same; the loss ().
 *
 * @see <a href="https://arxiv.org/abs/1504.08083">Girshick 2015: Fast R-CNN</a>
 */
public final class SmoothL1Loss extends FluentLoss<SmoothL1Loss> {
    private double beta = 1;

    /** The mean over all elements, with the distance 1. */
    public SmoothL1Loss() {}

    /**
     * Sets β, the distance below which errors are squared; 1 unless set.
     *
     * @param beta 0 or more
     * @return this loss
     */
    public SmoothL1Loss beta(double beta) {
        this.beta = notNegative("beta", beta);
        return this;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        Tensor difference = prediction.sub(target);
        return beta == 0 ? difference.abs() : HuberLoss.losses(difference, beta).div(beta);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("beta", beta);
    }
}
