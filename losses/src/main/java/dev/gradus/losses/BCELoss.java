package dev.gradus.losses;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The binary cross-entropy of probabilities, for a model that ends in a sigmoid; {@link BCEWithLogitsLoss} is more precise.
 *
 * <p>ℓ = -w (t ln p + (1 - t) ln (1 - p)) for each probability p and its target t, where no logarithm is below -100.
 *
 * <p><b>Shape</b>: prediction p and target t, both from 0 to 1, (...), the same; the loss ().
 */
public final class BCELoss extends FluentLoss<BCELoss> {
    private @Nullable Tensor weight;

    /** The mean over all elements, without weights. */
    public BCELoss() {}

    /**
     * Sets the weight w of each element, 1 unless set. It does not enter the divisor of the mean.
     *
     * @param weight of a shape that can be broadcast to the prediction's
     * @return this loss
     */
    public BCELoss weight(Tensor weight) {
        this.weight = weight.detach();
        return this;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        checkWeight("weight", weight, prediction);
        Tensor fitted = super.checked(prediction, target);
        if (!areProbabilities(prediction.detach())) {
            checkEach(prediction);
        }
        return fitted;
    }

    /** False if one is NaN, too, which is no error. */
    private static boolean areProbabilities(Tensor values) {
        return values.elements() == 0
                || (values.min().item() >= 0 && values.max().item() <= 1);
    }

    private void checkEach(Tensor prediction) {
        double[] values = prediction.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 1) {
                throw error(
                        "expected predictions from 0 to 1, got %s at position %s; end the model in a Sigmoid, or better take BCEWithLogitsLoss, which has it built in",
                        values[i], Arrays.toString(prediction.shape().unravel(i)));
            }
        }
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        Tensor losses = new BinaryCrossEntropy().apply(prediction, target);
        return weight == null ? losses : losses.mul(weight.to(prediction.dtype()));
    }
}
