package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * A loss of pairs of scores, of which one should be the higher: the first one where the target is 1, the second one where it
 * is -1.
 *
 * <p>ℓ = max(0, m - y (x₁ - x₂)) for the scores x₁ and x₂, the target y and the margin m that should be between them.
 *
 * <p><b>Shape</b>: scores x₁ and x₂ and target y, of 1 and -1, (...), all the same; the loss ().
 */
public final class MarginRankingLoss extends TernaryLoss<MarginRankingLoss> {
    private double margin;

    /** The mean over all pairs, with the margin 0. */
    public MarginRankingLoss() {}

    /**
     * Sets m, by how much one score should be above the other; 0 unless set.
     *
     * @return this loss
     */
    public MarginRankingLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    @Override
    protected void check(Tensor first, Tensor second, Tensor target) {
        checkSameShape("second score", second, first);
        checkSameShape("target", target, first);
    }

    @Override
    protected Tensor forward(Tensor first, Tensor second, Tensor target) {
        return second.sub(first).mul(target).add(margin).clamp(0, Double.POSITIVE_INFINITY);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("margin", margin);
    }
}
