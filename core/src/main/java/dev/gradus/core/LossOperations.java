package dev.gradus.core;

/** Losses of single observations that are computed in one pass. A gradient flows to the scores. */
public sealed interface LossOperations permits Tensor {
    /**
     * The cross-entropy between the softmax of these scores and the right classes: ln Σ eˣ - x_c for the scores x of an
     * observation and its class c. Equal to the negative {@code logSoftmax} at c, without computing the others.
     *
     * @param dim the dimension of the scores of one observation, counted from the last one when negative
     * @param classes int64, from 0 on; of this tensor's shape without {@code dim}
     * @return the losses, of the shape of {@code classes}
     * @throws OperationException if there is not one class for each observation, or one has no score
     */
    default Tensor crossEntropy(int dim, Tensor classes) {
        return CrossEntropy.of((Tensor) this, dim, classes, null);
    }

    /**
     * As {@link #crossEntropy(int, Tensor)}, each loss times a weight. What has the weight 0 is left out: its loss and its
     * gradient are 0, even if its scores are not finite.
     *
     * @param weights of the shape of {@code classes}; no gradient flows to them
     */
    default Tensor crossEntropy(int dim, Tensor classes, Tensor weights) {
        return CrossEntropy.of((Tensor) this, dim, classes, weights);
    }
}
