package dev.gradus.losses;

import dev.gradus.core.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The binary cross-entropy of scores, for yes-or-no questions, one or several about each observation; the sigmoid is part of
 * it.
 *
 * <p>ℓ = -w (r t ln σ(x) + (1 - t) ln (1 - σ(x))) for each score x and its target t, computed without overflow as
 *
 * <p>w ((1 - t) x + (1 + (r - 1) t) ln(1 + e⁻ˣ)).
 *
 * <p><b>Shape</b>: prediction x and target t, from 0 to 1, (...), the same; the loss ().
 */
public final class BCEWithLogitsLoss extends FluentLoss<BCEWithLogitsLoss> {
    private @Nullable Tensor weight;
    private @Nullable Tensor posWeight;

    /** The mean over all elements, without weights. */
    public BCEWithLogitsLoss() {}

    /**
     * Sets the weight w of each element, 1 unless set. It does not enter the divisor of the mean.
     *
     * @param weight of a shape that can be broadcast to the prediction's
     * @return this loss
     */
    public BCEWithLogitsLoss weight(Tensor weight) {
        this.weight = weight.detach();
        return this;
    }

    /**
     * Sets r, how many times a positive target counts, 1 unless set: above 1 for recall, below for precision.
     *
     * @param posWeight of a shape that can be broadcast to the prediction's, such as (C,) for (N, C)
     * @return this loss
     */
    public BCEWithLogitsLoss posWeight(Tensor posWeight) {
        this.posWeight = posWeight.detach();
        return this;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        checkWeight("weight", weight, prediction);
        checkWeight("posWeight", posWeight, prediction);
        return super.checked(prediction, target);
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        Tensor negative = prediction.neg().softplus();
        if (posWeight != null) {
            Tensor extra = posWeight.to(prediction.dtype()).sub(1);
            negative = negative.mul(target.mul(extra).add(1));
        }
        Tensor losses = target.neg().add(1).mul(prediction).add(negative);
        return weight == null ? losses : losses.mul(weight.to(prediction.dtype()));
    }
}
