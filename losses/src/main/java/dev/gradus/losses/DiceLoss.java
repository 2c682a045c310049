package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import java.util.stream.IntStream;

/**
 * One minus the overlap of predicted and true regions, for the segmentation of images in which most of the area is background.
 *
 * <p>ℓ = 1 - (2 Σ p t + s) / (Σ p + Σ t + s) for each class of each observation, summed over all positions, with probabilities p,
 * targets t and a smoothing s that gives a class which is neither there nor predicted a loss of 0; with
 * {@linkplain #squared squares}, Σ p² + Σ t² in the denominator.
 *
 * <p><b>Shape</b>: prediction p, after a sigmoid or softmax, and target t, both from 0 to 1, (N, C, d₁, ...), the same; the loss
 * (), unreduced (N, C).
 *
 * @see <a href="https://arxiv.org/abs/1606.04797">Milletari et al. 2016: V-Net</a>
 */
public final class DiceLoss extends FluentLoss<DiceLoss> {
    private double smooth = 1e-5;
    private boolean squared;

    /** The mean over all classes of all observations, with a smoothing of 10⁻⁵. */
    public DiceLoss() {}

    /**
     * Sets s, 10⁻⁵ unless set.
     *
     * @param smooth 0 or more; with 0, a class that is neither there nor predicted has a loss of NaN
     * @return this loss
     */
    public DiceLoss smooth(double smooth) {
        this.smooth = notNegative("smoothing", smooth);
        return this;
    }

    /**
     * Sets whether the denominator has squares, as in the paper; not unless set.
     *
     * @return this loss
     */
    public DiceLoss squared(boolean squared) {
        this.squared = squared;
        return this;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        if (prediction.rank() < 3) {
            throw error(
                    "expected a prediction of shape (N, C, d1, ...), got %s; add what is missing with unsqueeze",
                    prediction.shape());
        }
        return super.checked(prediction, target);
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        int[] positions = IntStream.range(2, prediction.rank()).toArray();
        Tensor overlap = prediction.mul(target).sum(positions);
        Tensor areas = squared
                ? prediction.square().add(target.square()).sum(positions)
                : prediction.add(target).sum(positions);
        return overlap.mul(2).add(smooth).div(areas.add(smooth)).neg().add(1);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("smooth", smooth).and("squared", squared);
    }
}
