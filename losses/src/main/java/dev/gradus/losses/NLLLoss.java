package dev.gradus.losses;

import dev.gradus.core.Tensor;

/**
 * The negative log-likelihood of the right classes, for classification by a model that ends in a log-softmax.
 *
 * <p>ℓ = -w_y x_y for the log-probabilities x of an observation and its target class y; the mean is the weighted one,
 * Σ ℓ / Σ w_y over all targets that are not ignored.
 *
 * <p><b>Shape</b>: prediction (N, C), (N, C, d₁, ...) or (C,); target, int64, the same without C; the loss (), unreduced as
 * the target.
 */
public final class NLLLoss extends ClassLoss<NLLLoss> {
    /** The mean over all observations, without weights. */
    public NLLLoss() {}

    @Override
    Tensor losses(Tensor prediction, ClassTargets targets) {
        Tensor losses = picked(prediction, targets).neg();
        return targets.weights() == null ? losses : withoutIgnored(losses.mul(targets.weights()), targets);
    }
}
