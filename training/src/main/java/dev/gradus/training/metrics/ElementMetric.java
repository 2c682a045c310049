package dev.gradus.training.metrics;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;

/** A mean over the elements of predictions, each of which has its target in a tensor of the same shape. */
abstract class ElementMetric extends MeanMetric {
    ElementMetric() {}

    /**
     * The numbers whose mean is wanted, in float64.
     *
     * @throws IllegalArgumentException if the shapes differ
     */
    @Override
    protected final Tensor measure(Tensor predictions, Tensor targets) {
        checkShapes(name(), predictions, targets);
        return ofElements(predictions.to(DType.FLOAT64), targets.to(DType.FLOAT64));
    }

    abstract Tensor ofElements(Tensor predictions, Tensor targets);

    /** Nothing is broadcast: (n) against (n, 1) would silently compare each prediction with every target. */
    static void checkShapes(String metric, Tensor predictions, Tensor targets) {
        if (!predictions.shape().equals(targets.shape())) {
            throw new IllegalArgumentException("%s: expected targets of the predictions' shape %s, got %s; %s"
                    .formatted(
                            metric,
                            predictions.shape(),
                            targets.shape(),
                            predictions.elements() == targets.elements()
                                    ? "reshape one of them, such as with targets.reshape(predictions.shape())"
                                    : "check the batch size and the number of outputs"));
        }
    }
}
