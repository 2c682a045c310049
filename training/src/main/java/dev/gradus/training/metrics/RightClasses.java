package dev.gradus.training.metrics;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.Arrays;

/** The targets of a batch of classifications as numbers of classes. */
final class RightClasses {
    /** In the place of a target that is not to be counted. */
    static final long IGNORED = -1;

    private RightClasses() {}

    /**
     * The number of the right class for each answer, in row-major order.
     *
     * @param metric who asks, for errors
     * @param predictions (n, classes) or (n, classes, ...)
     * @param targets class numbers, or scores of the shape of the predictions
     * @param ignoreIndex the class number of answers that do not count
     */
    static long[] of(String metric, Tensor predictions, Tensor targets, long ignoreIndex) {
        if (predictions.rank() < 2) {
            throw mismatch(metric, predictions, targets);
        }
        if (targets.shape().equals(predictions.shape())) {
            return targets.argmax(1, false).toLongArray();
        }
        Tensor classes = predictions.rank() == 2 ? targets.flatten() : targets;
        if (!classes.shape().equals(predictions.select(1, 0).shape())) {
            throw mismatch(metric, predictions, targets);
        }
        return checked(metric, classes, predictions.size(1), ignoreIndex);
    }

    private static long[] checked(String metric, Tensor classes, int count, long ignoreIndex) {
        long[] numbers = classes.toLongArray();
        // Probabilities or measured values would hardly ever equal a class and look like a model that is always wrong.
        double[] exact =
                classes.dtype().isFloating() ? classes.to(DType.FLOAT64).toDoubleArray() : null;
        for (int i = 0; i < numbers.length; i++) {
            boolean isWhole = exact == null || exact[i] == numbers[i];
            if (isWhole && numbers[i] == ignoreIndex) {
                numbers[i] = IGNORED;
            } else if (!isWhole || numbers[i] < 0 || numbers[i] >= count) {
                throw exact == null ? outside(metric, classes, i, numbers[i], count) : noClass(metric, exact[i], count);
            }
        }
        return numbers;
    }

    private static IllegalArgumentException noClass(String metric, double value, int count) {
        return new IllegalArgumentException(
                "%s: floating-point targets must be the numbers of classes, from 0 to %d, got %s; %1$s is for classification"
                        .formatted(metric, count - 1, value));
    }

    private static IllegalArgumentException outside(String metric, Tensor classes, int place, long value, int count) {
        return new IllegalArgumentException(
                "%s: expected targets from 0 to %d for %d classes, got %d at position %s; labels count from 0, and the model needs an output for each class"
                        .formatted(
                                metric,
                                count - 1,
                                count,
                                value,
                                Arrays.toString(classes.shape().unravel(place))));
    }

    private static IllegalArgumentException mismatch(String metric, Tensor predictions, Tensor targets) {
        return new IllegalArgumentException(
                "%s: expected predictions (n, classes) with targets (n) or (n, classes), or predictions (n, classes, ...) with targets (n, ...); got predictions %s and targets %s"
                        .formatted(metric, predictions.shape(), targets.shape()));
    }
}
