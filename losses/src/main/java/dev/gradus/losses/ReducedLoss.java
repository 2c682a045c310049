package dev.gradus.losses;

import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;
import java.util.Arrays;

/** What losses of any number of arguments have in common: how the losses of single elements are reduced, and what is checked. */
abstract class ReducedLoss extends Module {
    private Reduction reduction = Reduction.MEAN;

    ReducedLoss() {}

    /**
     * Sets what becomes of the losses of the single elements; {@link Reduction#MEAN} unless the class says otherwise.
     *
     * @return this loss
     */
    public ReducedLoss reduction(Reduction reduction) {
        this.reduction = reduction;
        return this;
    }

    /** What becomes of the losses of the single elements. */
    public final Reduction reduction() {
        return reduction;
    }

    /** Checks that gradients can flow to an argument. */
    final void checkFloating(String name, Tensor argument) {
        if (!argument.dtype().isFloating()) {
            throw error(
                    "expected a %s of float32 or float64, got %s; convert it with to(DType.FLOAT32)",
                    name, argument.dtype());
        }
    }

    /** Checks that each target says yes by 1 or no by -1. */
    final void checkSigns(Tensor target) {
        Tensor sizes = target.detach().abs();
        if (target.elements() == 0 || (sizes.min().item() == 1 && sizes.max().item() == 1)) {
            return;
        }
        double[] values = target.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) != 1) {
                throw error(
                        "expected targets of 1 and -1, got %s at position %s; turn labels of 0 and 1 into signs with target.mul(2).sub(1)",
                        values[i], Arrays.toString(target.shape().unravel(i)));
            }
        }
    }

    /** Checks that each target is one of so many classes, or -1 if that is allowed to mean none. */
    final void checkClassIndices(Tensor target, int classes, boolean orNone) {
        long[] values = target.toLongArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] < (orNone ? -1 : 0) || values[i] >= classes) {
                throw error(
                        "expected targets from 0 to %d for %d classes%s, got %d at position %s",
                        classes - 1,
                        classes,
                        orNone ? ", or -1 for none" : "",
                        values[i],
                        Arrays.toString(target.shape().unravel(i)));
            }
        }
    }

    /** Whether a shape can be broadcast to another one: aligned at the last dimension, each size is the same or 1. */
    static boolean fits(Shape shape, Shape target) {
        int missing = target.rank() - shape.rank();
        for (int dim = 0; dim < shape.rank(); dim++) {
            if (missing < 0 || (shape.size(dim) != 1 && shape.size(dim) != target.size(missing + dim))) {
                return false;
            }
        }
        return true;
    }

    /** Checks a setting that must not be negative, nor NaN. */
    final double notNegative(String name, double value) {
        if (!(value >= 0)) {
            throw error("the %s must be 0 or more, got %s", name, value);
        }
        return value;
    }

    /** Checks a setting that must be above 0. */
    final double positive(String name, double value) {
        if (!(value > 0)) {
            throw error("the %s must be above 0, got %s", name, value);
        }
        return value;
    }

    /** An error of this loss. */
    protected final OperationException error(String problem, Object... arguments) {
        return new OperationException(typeName(), problem.formatted(arguments));
    }

    @Override
    protected Settings settings() {
        return Settings.of("reduction", reduction);
    }
}
