package dev.gradus.losses;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;

/**
 * A loss of three tensors, such as two observations and whether they are alike.
 *
 * <p>A loss of one's own checks its arguments in {@link #check} and gives the losses of the single elements or observations
 * in {@link #forward}; they are brought to one type and reduced here.
 *
 * @param <L> the class itself, which settings return
 */
public abstract class TernaryLoss<L extends TernaryLoss<L>> extends ReducedLoss {
    /** Subclasses are reduced to the mean unless they or their users say otherwise. */
    protected TernaryLoss() {}

    @Override
    public final L reduction(Reduction reduction) {
        super.reduction(reduction);
        return self();
    }

    /** This loss, for settings to return. */
    @SuppressWarnings("unchecked") // L is the class itself
    protected final L self() {
        return (L) this;
    }

    /**
     * Computes the loss.
     *
     * @param first float32 or float64, which is the type that the loss is computed in
     * @param second as the class says
     * @param third as the class says
     * @return a scalar; without reduction, the losses of the single elements or observations
     * @throws OperationException if the arguments do not fit each other
     */
    public final Tensor apply(Tensor first, Tensor second, Tensor third) {
        checkFloating("first argument", first);
        check(first, second, third);
        Tensor fittedSecond = second.to(first.dtype());
        Tensor fittedThird = third.to(first.dtype());
        return call(
                () -> reduction().apply(forward(first, fittedSecond, fittedThird)), first, fittedSecond, fittedThird);
    }

    /** Checks that the arguments fit each other; says with {@link #error} what does not. */
    protected abstract void check(Tensor first, Tensor second, Tensor third);

    /** The losses of the single elements or observations, before they are reduced; all arguments are of the first one's type. */
    protected abstract Tensor forward(Tensor first, Tensor second, Tensor third);

    /** Checks that an argument has the shape of the first one. Nothing is broadcast unless a class says so. */
    protected final void checkSameShape(String name, Tensor argument, Tensor first) {
        if (!argument.shape().equals(first.shape())) {
            throw error(
                    "expected a %s of the first argument's shape %s, got %s; %s",
                    name,
                    first.shape(),
                    argument.shape(),
                    argument.elements() == first.elements() ? "reshape one of them" : "check the batch size");
        }
    }
}
