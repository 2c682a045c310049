package dev.gradus.losses;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The logistic loss of scores, for observations that belong to any of C classes: the mean of {@link BCEWithLogitsLoss} over
 * the classes.
 *
 * <p>ℓ = -1 / C · Σ w[c] (y[c] ln σ(x[c]) + (1 - y[c]) ln σ(-x[c])), computed without overflow
 *
 * <p><b>Shape</b>: prediction (..., C) and target, from 0 to 1, the same; the loss (), unreduced (...).
 */
public final class MultiLabelSoftMarginLoss extends FluentLoss<MultiLabelSoftMarginLoss> {
    private @Nullable Tensor weight;

    /** The mean over all observations. */
    public MultiLabelSoftMarginLoss() {}

    /** Sets the weight w of each class, of shape (C,) or one that can be broadcast to the prediction; 1 unless set. */
    public MultiLabelSoftMarginLoss weight(Tensor weight) {
        this.weight = weight.detach();
        return this;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        Tensor fitted = super.checked(prediction, target);
        if (prediction.rank() == 0) {
            throw error("expected a prediction with a last dimension of classes, got a scalar");
        }
        checkWeight("weight", weight, prediction);
        return fitted;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        Tensor losses = prediction.softplus().sub(target.mul(prediction));
        return (weight == null ? losses : losses.mul(weight.to(prediction.dtype()))).mean(-1);
    }

    @Override
    protected Settings settings() {
        return super.settings().and("weighted", weight != null, false);
    }
}
