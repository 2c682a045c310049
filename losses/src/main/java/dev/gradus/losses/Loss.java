package dev.gradus.losses;

import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
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
public abstract class Loss extends Module {
    private Reduction reduction = Reduction.MEAN;

    /** Subclasses are reduced to the mean unless they or their users say otherwise. */
    protected Loss() {}

    /**
     * Sets what becomes of the losses of the single elements; {@link Reduction#MEAN} unless the class says otherwise.
     *
     * @return this loss
     */
    public Loss reduction(Reduction reduction) {
        this.reduction = reduction;
        return this;
    }

    /** What becomes of the losses of the single elements. */
    public final Reduction reduction() {
        return reduction;
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
        if (!prediction.dtype().isFloating()) {
            throw error(
                    "expected a prediction of float32 or float64, got %s; convert it with to(DType.FLOAT32)",
                    prediction.dtype());
        }
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
        return reduction.apply(losses);
    }

    /** Checks that weights of elements can be multiplied with the losses without making them more. */
    final void checkWeight(String name, @Nullable Tensor weight, Tensor prediction) {
        if (weight != null && !fits(weight.shape(), prediction.shape())) {
            throw error(
                    "expected a %s that can be broadcast to the prediction's shape %s, got the shape %s",
                    name, prediction.shape(), weight.shape());
        }
    }

    /** Whether a shape can be broadcast to another one: aligned at the last dimension, each size is the same or 1. */
    private static boolean fits(Shape shape, Shape target) {
        int missing = target.rank() - shape.rank();
        for (int dim = 0; dim < shape.rank(); dim++) {
            if (missing < 0 || (shape.size(dim) != 1 && shape.size(dim) != target.size(missing + dim))) {
                return false;
            }
        }
        return true;
    }

    /** An error of this loss. */
    protected final OperationException error(String problem, Object... arguments) {
        return new OperationException(typeName(), problem.formatted(arguments));
    }

    @Override
    protected String settings() {
        return "reduction=" + reduction;
    }
}
