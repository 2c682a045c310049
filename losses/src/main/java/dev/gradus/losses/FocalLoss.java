package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * The binary cross-entropy of scores, in which what the model is sure and right about hardly counts: for detection, where
 * most examples are easy ones of one class.
 *
 * <p>ℓ = -a (1 - q)^γ ln q for the probability q = σ(x) that the score x gives to a target t of 1, 1 - σ(x) to one of 0, and
 * the class's weight a = α for 1, 1 - α for 0. For targets between, q = t σ(x) + (1 - t) (1 - σ(x)) and a = t α + (1 - t) (1 - α),
 * and the cross-entropy takes the place of -ln q.
 *
 * <p><b>Shape</b>: prediction x and target t, from 0 to 1, (...), the same; the loss ().
 *
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. 2017: Focal loss for dense object detection</a>
 */
public final class FocalLoss extends FluentLoss<FocalLoss> {
    /** Keeps a power of 0 from having an infinite derivative; a normal number in float32 too. */
    private static final double LEAST_ERROR = 1e-30;

    private double alpha = 0.25;
    private double gamma = 2;

    /** The mean over all elements, with the α = 0.25 and γ = 2 of the paper. */
    public FocalLoss() {}

    /**
     * Sets α, the weight of targets of 1, where those of 0 have 1 - α; 0.25 unless set.
     *
     * @param alpha from 0 to 1; below 0 for no weights
     * @return this loss
     */
    public FocalLoss alpha(double alpha) {
        if (!(alpha <= 1)) {
            throw error("the alpha must be from 0 to 1, or below 0 for no weights, got %s", alpha);
        }
        this.alpha = alpha;
        return this;
    }

    /**
     * Sets γ, how little easy examples count; 2 unless set, 0 for the plain cross-entropy.
     *
     * @param gamma 0 or more
     * @return this loss
     */
    public FocalLoss gamma(double gamma) {
        this.gamma = notNegative("gamma", gamma);
        return this;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        Tensor opposite = target.neg().add(1);
        Tensor crossEntropy = opposite.mul(prediction).add(prediction.neg().softplus());
        // Written without 1 - q, which is 0 long before the error is.
        Tensor error = prediction
                .sigmoid()
                .mul(opposite)
                .add(prediction.neg().sigmoid().mul(target));
        Tensor losses = crossEntropy.mul(error.maximum(LEAST_ERROR).pow(gamma));
        return alpha < 0 ? losses : losses.mul(target.mul(2 * alpha - 1).add(1 - alpha));
    }

    @Override
    protected Settings settings() {
        return super.settings().and("alpha", alpha).and("gamma", gamma);
    }
}
