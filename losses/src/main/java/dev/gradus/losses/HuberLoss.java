package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * The squared error up to a distance δ and the absolute error beyond it, for regression with outliers.
 *
 * <p>ℓ = ½ d² where |d| ≤ δ, else δ (|d| - ½ δ), for the difference d = o - t of each output o and its target t. With d cut
 * to c between -δ and δ, both are c (d - ½ c), whose derivative is c.
 *
 * <p><b>Shape</b>: prediction o and target t (...), the same; the loss ().
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964: Robust estimation of a location parameter</a>
 */
public final class HuberLoss extends FluentLoss<HuberLoss> {
    private double delta = 1;

    /** The mean over all elements, with the distance 1. */
    public HuberLoss() {}

    /**
     * Sets δ, the distance up to which errors are squared; 1 unless set.
     *
     * @param delta above 0
     * @return this loss
     */
    public HuberLoss delta(double delta) {
        this.delta = positive("delta", delta);
        return this;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        return losses(prediction.sub(target), delta);
    }

    /** The loss of each difference. */
    static Tensor losses(Tensor difference, double delta) {
        Tensor cut = difference.clamp(-delta, delta);
        return cut.mul(difference.sub(cut.mul(0.5)));
    }

    @Override
    protected Settings settings() {
        return super.settings().and("delta", delta);
    }
}
