package dev.gradus.losses;

import dev.gradus.core.Tensor;

/**
 * The logistic loss of scores, for classification into two classes, 1 and -1.
 *
 * <p>ℓ = ln(1 + e^(-y x)) for each score x and its target y, computed without overflow; the same as {@link BCEWithLogitsLoss}
 * with 0 in the place of -1.
 *
 * <p><b>Shape</b>: prediction x and target y, of 1 and -1, (...), the same; the loss ().
 */
public final class SoftMarginLoss extends FluentLoss<SoftMarginLoss> {
    /** The mean over all elements. */
    public SoftMarginLoss() {}

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        return target.neg().mul(prediction).softplus();
    }
}
