package dev.gradus.losses;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A measure of how far a prediction is from its target, smaller being better.
 *
 * <p>A loss of one's own gives the losses of the single elements in {@link #forward}; shapes are checked and losses
 * reduced here:
 *
 * <pre>{@code
 * final class CubicLoss extends Loss {
 *     protected Tensor forward(Tensor prediction, Tensor target) {
 *         return prediction.sub(target).abs().pow(3);
 *     }
 * }
 *
 * Tensor error = new CubicLoss().reduction(Reduction.SUM).apply(prediction, target);
 * }</pre>
 *
 * <p>Settings are methods that are called where the loss is made; each returns the loss itself.
 */
public abstract class Loss extends ReducedLoss {
    /** Subclasses are reduced to the mean unless they or their users say otherwise. */
    protected Loss() {}

    @Override
    public Loss reduction(Reduction reduction) {
        super.reduction(reduction);
        return this;
    }

    /**
     * Computes the loss.
     *
     * @param prediction what the model gave, float32 or float64
     * @param target what it should have given
     * @return a scalar; without reduction, the losses of the single elements or observations
     * @throws OperationException if the target does not fit the prediction
     */
    public final Tensor apply(Tensor prediction, Tensor target) {
        checkFloating("prediction", prediction);
        Tensor fitted = checked(prediction, target);
        return call(evaluation(prediction, fitted), prediction, fitted);
    }

    /** Computes and reduces the losses. */
    Supplier<Tensor> evaluation(Tensor prediction, Tensor target) {
        return () -> reduce(forward(prediction, target), target);
    }

    /**
     * The losses of the single elements or observations, before they are reduced.
     *
     * @param prediction what the model gave
     * @param target what it should have given, as {@link #checked} returned it
     */
    protected abstract Tensor forward(Tensor prediction, Tensor target);

    /**
     * Checks that a target fits a prediction; unless overridden, that it has the same shape. Nothing is broadcast: (N,)
     * against (N, 1) would silently compare each prediction with every target.
     *
     * @return the target in the type that {@link #forward} computes in: unless overridden, the prediction's
     */
    protected Tensor checked(Tensor prediction, Tensor target) {
        if (!target.shape().equals(prediction.shape())) {
            throw error(
                    "expected a target of the prediction's shape %s, got %s; %s",
                    prediction.shape(),
                    target.shape(),
                    target.elements() == prediction.elements()
                            ? "reshape one of them, such as with target.reshape(prediction.shape())"
                            : "check the batch size and the number of outputs");
        }
        return target.to(prediction.dtype());
    }

    /** Reduces the losses; overridden where a mean is a weighted one. */
    protected Tensor reduce(Tensor losses, Tensor target) {
        return reduction().apply(losses);
    }

    /** Checks that weights of elements can be multiplied with the losses without making them more. */
    final void checkWeight(String name, @Nullable Tensor weight, Tensor prediction) {
        if (weight != null && !fits(weight.shape(), prediction.shape())) {
            throw error(
                    "expected a %s that can be broadcast to the prediction's shape %s, got the shape %s",
                    name, prediction.shape(), weight.shape());
        }
    }
}
