package dev.gradus.losses;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loss whose targets name one of C classes for each observation. Classes may have weights, and observations may be
 * ignored; the mean is a weighted one.
 *
 * @param <L> the class itself, which settings return
 */
abstract class ClassLoss<L extends ClassLoss<L>> extends FluentLoss<L> {
    private @Nullable Tensor weight;
    private long ignoreIndex = -100;

    ClassLoss() {}

    /**
     * Sets the weight of each class, 1 unless set: losses are multiplied by that of the target's class, and the mean is
     * divided by the sum of the targets' weights.
     *
     * @param weight (C,)
     * @return this loss
     */
    public final L weight(Tensor weight) {
        if (weight.rank() != 1) {
            throw error("expected one weight for each class, of shape (C,), got %s", weight.shape());
        }
        this.weight = weight.detach();
        return self();
    }

    /**
     * Sets the target of observations that do not count, -100 unless set.
     *
     * @return this loss
     */
    public final L ignoreIndex(long ignoreIndex) {
        this.ignoreIndex = ignoreIndex;
        return self();
    }

    /** The dimension of the classes: the second one, or the only one of a single observation. */
    static int classDim(Tensor scores) {
        return scores.rank() == 1 ? 0 : 1;
    }

    @Override
    protected Tensor checked(Tensor prediction, Tensor target) {
        checkClasses(prediction);
        Shape expected = withoutClasses(prediction);
        if (target.dtype() != DType.INT64 || !target.shape().equals(expected)) {
            throw error(
                    "expected a target of class indices, int64 of shape %s for a prediction of shape %s, got %s of shape %s; %s",
                    expected, prediction.shape(), target.dtype(), target.shape(), fix(prediction, target, expected));
        }
        return target;
    }

    private static Shape withoutClasses(Tensor prediction) {
        int[] sizes = new int[prediction.rank() - 1];
        int classDim = classDim(prediction);
        for (int dim = 0; dim < sizes.length; dim++) {
            sizes[dim] = prediction.size(dim < classDim ? dim : dim + 1);
        }
        return Shape.of(sizes);
    }

    private static String fix(Tensor prediction, Tensor target, Shape expected) {
        if (target.shape().equals(expected)) {
            return "convert it with to(DType.INT64)";
        }
        if (target.shape().equals(prediction.shape())) {
            return "turn one-hot targets into indices with argmax(%d, false)".formatted(classDim(prediction));
        }
        return target.elements() == expected.elements()
                ? "reshape it"
                : "check the batch size and the dimension of the classes";
    }

    /** Checks that there is a dimension of classes, and a weight for each. */
    final void checkClasses(Tensor prediction) {
        if (prediction.rank() == 0) {
            throw error("expected a prediction of shape (N, C), (N, C, ...) or (C,) for C classes, got a scalar");
        }
        int classes = prediction.size(classDim(prediction));
        if (weight != null && weight.size(0) != classes) {
            throw error(
                    "expected %d weights, one for each class of the prediction %s, got %d",
                    classes, prediction.shape(), weight.size(0));
        }
    }

    @Override
    Supplier<Tensor> evaluation(Tensor prediction, Tensor target) {
        ClassTargets targets = targets(prediction, target);
        return () -> reduced(losses(prediction, targets), targets);
    }

    @Override
    protected Tensor forward(Tensor prediction, Tensor target) {
        return losses(prediction, targets(prediction, target));
    }

    /** The losses of the observations, times their weights. */
    abstract Tensor losses(Tensor prediction, ClassTargets targets);

    private ClassTargets targets(Tensor prediction, Tensor target) {
        int count = prediction.size(classDim(prediction));
        return ClassTargets.of(
                target,
                count,
                ignoreIndex,
                weight == null ? null : weight.toDoubleArray(),
                prediction.dtype(),
                (found, place) -> error(
                        "expected targets from 0 to %d for %d classes, got %d at position %s; labels count from 0, and the model needs an output for each class",
                        count - 1, count, found, Arrays.toString(target.shape().unravel(place))));
    }

    private Tensor reduced(Tensor losses, ClassTargets targets) {
        return reduction() == Reduction.MEAN && targets.weights() != null
                ? losses.sum().div(targets.totalWeight())
                : reduction().apply(losses);
    }

    /** The score of each class, times its weight. */
    final Tensor weighted(Tensor scores) {
        if (weight == null) {
            return scores;
        }
        int[] sizes = new int[scores.rank()];
        Arrays.fill(sizes, 1);
        sizes[classDim(scores)] = weight.elements();
        return scores.mul(weight.to(scores.dtype()).reshape(sizes));
    }

    /** The score of each target's class. */
    static Tensor picked(Tensor scores, ClassTargets targets) {
        int dim = classDim(scores);
        return scores.gather(dim, targets.classes().unsqueeze(dim)).squeeze(dim);
    }

    /** The losses, 0 where the target is ignored, even if the prediction there is not finite. */
    static Tensor withoutIgnored(Tensor losses, ClassTargets targets) {
        return targets.ignored() == null ? losses : losses.maskedFill(targets.ignored(), 0);
    }
}
