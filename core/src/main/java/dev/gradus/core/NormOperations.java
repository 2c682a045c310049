package dev.gradus.core;

/** Lengths of vectors. A gradient flows through all of them, and is 0 where the norm is; integers are computed in float32. */
public sealed interface NormOperations permits Tensor {
    /** The Euclidean norm √Σ x² of all elements: a scalar. */
    default Tensor norm() {
        return Norms.vectorNorm(self(), 2, null, false);
    }

    /** As {@link #vectorNorm(double, int[], boolean)}. */
    default Tensor norm(double ord, int[] dims, boolean keepDim) {
        return Norms.vectorNorm(self(), ord, dims, keepDim);
    }

    /** The norm of order {@code ord} of all elements: a scalar; see {@link #vectorNorm(double, int[], boolean)}. */
    default Tensor vectorNorm(double ord) {
        return Norms.vectorNorm(self(), ord, null, false);
    }

    /**
     * The norm over some dimensions, (Σ |x|ᵒʳᵈ)^(1 / ord).
     *
     * @param ord any number: 2 for the Euclidean norm, infinity and -infinity for the largest and the smallest magnitude
     *     (equal ones share the gradient evenly), 0 for the number of elements that are not 0
     * @param dims the dimensions to reduce, counted from the last one when negative
     * @param keepDim whether they stay with size 1
     * @throws OperationException if the order is NaN, or infinite and there are no elements
     */
    default Tensor vectorNorm(double ord, int[] dims, boolean keepDim) {
        return Norms.vectorNorm(self(), ord, dims, keepDim);
    }

    /**
     * The cosine of the angles between vectors along a dimension, x·y / (max(‖x‖, ε) max(‖y‖, ε)).
     *
     * @param other y; both are broadcast to one shape first
     * @param dim the dimension of the vectors in that shape, which is left out of the result, counted from the last one when
     *     negative
     * @param eps ε, the least length; 1e-8 in PyTorch
     */
    default Tensor cosineSimilarity(Tensor other, int dim, double eps) {
        int[] dims = {dim};
        Shape common = Shape.broadcast("cosineSimilarity", self().shape(), other.shape());
        Tensor x = self().broadcastTo(common);
        Tensor y = other.broadcastTo(common);
        Tensor lengths = Norms.vectorNorm(x, 2, dims, true).clamp(eps, Double.POSITIVE_INFINITY);
        Tensor otherLengths = Norms.vectorNorm(y, 2, dims, true).clamp(eps, Double.POSITIVE_INFINITY);
        return x.div(lengths).mul(y.div(otherLengths)).sum(dim);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
