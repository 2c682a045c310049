package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.GradientMismatchError;
import dev.gradus.core.Tensor;
import dev.gradus.losses.Loss;
import dev.gradus.losses.Reduction;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks all that a loss of one's own must do, in one call from any test framework.
 *
 * <pre>{@code
 * LossCheck.of(MyLoss::new).check(Tensor.randn(4, 3), Tensor.rand(4, 3));
 * }</pre>
 *
 * <p>What is checked, for each reduction: the loss is finite, always the same and, unless it is not reduced, a scalar; the sum
 * is that of the single losses; the gradient by the prediction agrees with central differences in float64; float32 is close
 * to float64; prediction and target are not changed.
 */
public final class LossCheck {
    private static final double TOLERANCE = 1e-4;

    private final Supplier<? extends Loss> maker;

    private LossCheck(Supplier<? extends Loss> maker) {
        this.maker = maker;
    }

    /**
     * A check of a kind of loss.
     *
     * @param maker makes a new loss at each call
     */
    public static LossCheck of(Supplier<? extends Loss> maker) {
        return new LossCheck(maker);
    }

    /**
     * Runs all checks with an example.
     *
     * @param prediction away from kinks, where there is no derivative to compare with
     * @param target of whatever type the loss takes
     * @throws AssertionError if one of them fails; it says what went wrong, and where
     */
    public void check(Tensor prediction, Tensor target) {
        for (Reduction reduction : Reduction.values()) {
            values(reduction, prediction.detach(), target.detach());
            gradients(reduction, prediction.detach(), target.detach());
        }
        Complaint.refuse(
                maker.get(),
                "the sum is not that of the single losses",
                compared(Reduction.SUM, run(Reduction.NONE, prediction, target).sum(), prediction, target));
    }

    private void values(Reduction reduction, Tensor prediction, Tensor target) {
        Loss loss = maker.get().reduction(reduction);
        String where = " with the reduction " + reduction;
        Tensor givenPrediction = prediction.copy();
        Tensor givenTarget = target.copy();
        Tensor value = loss.apply(givenPrediction, givenTarget);
        Complaint.refuse(loss, "the loss is not finite" + where, Difference.fromFinite(value));
        Complaint.refuse(loss, "the prediction was changed" + where, Difference.inBits(prediction, givenPrediction));
        Complaint.refuse(loss, "the target was changed" + where, Difference.inBits(target, givenTarget));
        Complaint.refuse(
                loss,
                "the loss of the same example is another one" + where,
                Difference.inBits(value, run(reduction, prediction, target)));
        if (reduction != Reduction.NONE && value.rank() != 0) {
            throw Complaint.about(loss, "the loss has the shape %s%s, expected was a scalar", value.shape(), where);
        }
        Complaint.refuse(loss, "float32 is far from float64" + where, compared(reduction, value, prediction, target));
    }

    /** How a value differs from the loss in float64. */
    private Optional<String> compared(Reduction reduction, Tensor value, Tensor prediction, Tensor target) {
        return Difference.beyond(TOLERANCE, run(reduction, prediction.to(DType.FLOAT64), target), value);
    }

    private void gradients(Reduction reduction, Tensor prediction, Tensor target) {
        Tensor x = prediction.to(DType.FLOAT64).copy().requiresGrad(true);
        try {
            GradientCheck.of(() -> run(reduction, x, target)).check(Map.of("the prediction", x));
        } catch (GradientMismatchError | IllegalArgumentException e) {
            throw new AssertionError(
                    "%s with the reduction %s: %s".formatted(maker.get().typeName(), reduction, e.getMessage()), e);
        }
    }

    private Tensor run(Reduction reduction, Tensor prediction, Tensor target) {
        return maker.get().reduction(reduction).apply(prediction, target);
    }
}
