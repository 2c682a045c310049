package dev.gradus.losses;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;

/**
 * A hinge loss of scores, for observations that belong to several of C classes: the score of each of theirs should be above
 * that of each other class by 1.
 *
 * <p>ℓ = 1 / C · Σ over the targets j and the classes i that are no target of max(0, 1 - x[j] + x[i])
 *
 * <p><b>Shape</b>: prediction (N, C) or (C,); target int64 of the same shape, the classes of an observation from the left, and
 * from the first -1 on nothing that counts; the loss (), unreduced (N,) or ().
 */
public final class MultiLabelMarginLoss extends FluentLoss<MultiLabelMarginLoss> {
    /** The mean over all observations. */
    public MultiLabelMarginLoss() {}

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        super.checked(prediction, target);
        if (prediction.rank() != 1 && prediction.rank() != 2) {
            throw error("expected a prediction of shape (N, C) or (C,) for C classes, got %s", prediction.shape());
        }
        if (target.dtype() != DType.INT64) {
            throw error("expected a target of class indices, int64, got %s", target.dtype());
        }
        checkClassIndices(target, prediction.size(-1), true);
        return target;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        int classes = prediction.size(-1);
        // 1 up to the first -1, then 0.
        Tensor counts = target.ge(0).to(DType.INT64).cumprod(-1);
        Tensor places = target.mul(counts);
        Tensor isTarget =
                places.oneHot(classes).mul(counts.unsqueeze(-1)).sum(-2).gt(0);
        Tensor own = prediction.gather(-1, places).unsqueeze(-1);
        Tensor excess = prediction.unsqueeze(-2).sub(own).add(1).relu();
        Tensor isPair =
                counts.eq(1).unsqueeze(-1).logicalAnd(isTarget.logicalNot().unsqueeze(-2));
        return excess.maskedFill(isPair.logicalNot(), 0).sum(-2, -1).div(classes);
    }
}
