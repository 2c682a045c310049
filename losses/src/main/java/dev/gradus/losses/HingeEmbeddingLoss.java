package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * A loss of distances, for learning an embedding from pairs that are alike, target 1, and pairs that are not, target -1.
 *
 * <p>ℓ = x where y = 1, and max(0, m - x) where y = -1, for each distance x, its target y and the margin m that pairs which are
 * not alike should have between them.
 *
 * <p><b>Shape</b>: prediction x and target y, of 1 and -1, (...), the same; the loss (). No gradient flows to the target.
 */
public final class HingeEmbeddingLoss extends FluentLoss<HingeEmbeddingLoss> {
    private double margin = 1;

    /** The mean over all elements, with the margin 1. */
    public HingeEmbeddingLoss() {}

    /**
     * Sets m, the least distance of what is not alike; 1 unless set.
     *
     * @return this loss
     */
    public HingeEmbeddingLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        Tensor fitted = super.checked(prediction, target);
        checkSigns(fitted);
        return fitted;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        Tensor apart = prediction.neg().add(margin).clamp(0, Double.POSITIVE_INFINITY);
        return target.eq(1).where(prediction, apart);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("margin", margin);
    }
}
