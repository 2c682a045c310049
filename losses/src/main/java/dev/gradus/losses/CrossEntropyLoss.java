package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import java.util.function.Supplier;

/**
 * The cross-entropy between scores and the right classes, for classification; the softmax is part of it.
 *
 * <p>With p = softmax(x) over the C classes of an observation, and its target class y or target probabilities q:
 *
 * <p>ℓ = -w_y ln p_y, or ℓ = -Σ_c w_c q_c ln p_c;
 *
 * <p>label smoothing ε takes (1 - ε) q + ε / C for q, where a target class has q = 1 for itself and 0 elsewhere. The mean for
 * classes is the weighted one, Σ ℓ / Σ w_y over all targets that are not ignored; for probabilities the plain one.
 *
 * <p><b>Shape</b>: prediction x (N, C), (N, C, d₁, ...) or (C,); target classes, int64, the same without C, or target
 * probabilities, the same as the prediction; the loss (), unreduced as the target classes.
 *
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al. 2016: Rethinking the Inception architecture (label
 *     smoothing)</a>
 */
public final class CrossEntropyLoss extends ClassLoss<CrossEntropyLoss> {
    private double labelSmoothing;

    /** The mean over all observations, without weights or label smoothing. */
    public CrossEntropyLoss() {}

    /**
     * Sets ε, the share of each target that is spread evenly over all classes.
     *
     * @param labelSmoothing from 0, where it is unless set, to 1
     * @return this loss
     */
    public CrossEntropyLoss labelSmoothing(double labelSmoothing) {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw error("the label smoothing must be from 0 to 1, got %s", labelSmoothing);
        }
        this.labelSmoothing = labelSmoothing;
        return this;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        if (isProbabilities(target) && target.shape().equals(prediction.shape())) {
            checkClasses(prediction);
            return target.to(prediction.dtype());
        }
        return super.checked(prediction, target);
    }

    private static boolean isProbabilities(Tensor target) {
        return target.dtype().isFloating();
    }

    @Override
    Supplier<Tensor> evaluation(Tensor prediction, Tensor target) {
        return isProbabilities(target)
                ? () -> reduce(forward(prediction, target), target)
                : super.evaluation(prediction, target);
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        return isProbabilities(target) ? ofProbabilities(prediction, target) : super.forward(prediction, target);
    }

    private Tensor ofProbabilities(Tensor prediction, Tensor target) {
        int dim = classDim(prediction);
        Tensor smooth = labelSmoothing == 0
                ? target
                : target.mul(1 - labelSmoothing).add(labelSmoothing / prediction.size(dim));
        return smooth.mul(weighted(prediction.logSoftmax(dim))).sum(dim).neg();
    }

    @Override
    Tensor losses(Tensor prediction, ClassTargets targets) {
        int dim = classDim(prediction);
        if (labelSmoothing == 0) {
            return targets.weights() == null
                    ? prediction.crossEntropy(dim, targets.classes())
                    : prediction.crossEntropy(dim, targets.classes(), targets.weights());
        }
        Tensor scores = weighted(prediction.logSoftmax(dim));
        Tensor losses = picked(scores, targets).mul(labelSmoothing - 1);
        return withoutIgnored(losses.sub(scores.sum(dim).mul(labelSmoothing / prediction.size(dim))), targets);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("labelSmoothing", labelSmoothing, 0);
    }
}
