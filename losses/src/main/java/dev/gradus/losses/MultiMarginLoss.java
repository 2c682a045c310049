package dev.gradus.losses;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A hinge loss of scores, for classification into C classes: the score of the right class should be above each other by a
 * margin.
 *
 * <p>ℓ = w[y] / C · Σ over i ≠ y of max(0, m - x[y] + x[i])ᵖ for scores x, their class y, the margin m and the power p
 *
 * <p><b>Shape</b>: prediction (N, C) or (C,); target int64 (N,) or (); the loss (), unreduced as the target.
 */
public final class MultiMarginLoss extends FluentLoss<MultiMarginLoss> {
    private double margin = 1;
    private int power = 1;
    private @Nullable Tensor weight;

    /** The mean over all observations, with the margin 1 and the power 1. */
    public MultiMarginLoss() {}

    /** Sets m, by how much the right score should be above the others; 1 unless set. */
    public MultiMarginLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    /**
     * Sets p; 1 unless set.
     *
     * @throws dev.gradus.core.OperationException if it is neither 1 nor 2
     */
    public MultiMarginLoss p(int p) {
        if (p != 1 && p != 2) {
            throw error("expected a power of 1 or 2, got %d", p);
        }
        power = p;
        return this;
    }

    /** Sets the weight w of each class, of shape (C,); 1 unless set. The mean is over observations all the same. */
    public MultiMarginLoss weight(Tensor weight) {
        this.weight = weight.detach();
        return this;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        if (prediction.rank() != 1 && prediction.rank() != 2) {
            throw error("expected a prediction of shape (N, C) or (C,) for C classes, got %s", prediction.shape());
        }
        Shape expected = prediction.rank() == 1 ? Shape.of() : Shape.of(prediction.size(0));
        if (target.dtype() != DType.INT64 || !target.shape().equals(expected)) {
            throw error(
                    "expected a target of class indices, int64 of shape %s for a prediction of shape %s, got %s of shape %s; %s",
                    expected,
                    prediction.shape(),
                    target.dtype(),
                    target.shape(),
                    target.elements() == expected.elements() ? "convert or reshape it" : "check the batch size");
        }
        int classes = prediction.size(-1);
        if (weight != null && !weight.shape().equals(Shape.of(classes))) {
            throw error("expected %d weights, one for each class, got the shape %s", classes, weight.shape());
        }
        checkClassIndices(target, classes, false);
        return target;
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        int classes = prediction.size(-1);
        Tensor own = prediction.gather(-1, target.unsqueeze(-1));
        Tensor isOwn = target.oneHot(classes).eq(1);
        Tensor excess = prediction.sub(own).add(margin).relu().maskedFill(isOwn, 0);
        Tensor losses = (power == 2 ? excess.square() : excess).sum(-1).div(classes);
        return weight == null
                ? losses
                : losses.mul(isOwn.to(prediction.dtype())
                        .mul(weight.to(prediction.dtype()))
                        .sum(-1));
    }

    @Override
    protected Settings settings() {
        return super.settings().and("margin", margin).and("p", power).and("weighted", weight != null, false);
    }
}
