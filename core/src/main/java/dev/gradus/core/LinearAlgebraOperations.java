package dev.gradus.core;

/** Products of vectors and matrices. A gradient flows through all of them. */
public sealed interface LinearAlgebraOperations permits Tensor {
    /**
     * The matrix product, as NumPy and PyTorch define it.
     *
     * <p>Two vectors give their inner product; a vector on the left is a row, on the right a column, and that dimension is
     * left out of the result; with more than two dimensions the last two are matrices and the others are broadcast. Integers
     * give integers, right up to 2⁵³.
     *
     * @throws OperationException if the inner sizes differ or one operand is a scalar
     */
    default Tensor matmul(Tensor other) {
        return Products.matmul(self(), other);
    }

    /**
     * What a dense layer computes, x Wᵀ + b along the last dimension.
     *
     * @param weight (out, in), for an input of shape (..., in)
     * @param bias (out)
     * @return (..., out)
     */
    default Tensor linear(Tensor weight, Tensor bias) {
        return Products.linear(self(), weight, bias);
    }

    /** As {@link #linear(Tensor, Tensor)}, without a bias. */
    default Tensor linear(Tensor weight) {
        return Products.linear(self(), weight);
    }

    /** The outer product of two vectors: element (i, j) is x(i) y(j). */
    default Tensor outer(Tensor other) {
        if (self().rank() != 1 || other.rank() != 1) {
            throw new OperationException(
                    "outer",
                    "both operands must be vectors, got the shapes %s and %s".formatted(self().shape(), other.shape()));
        }
        return self().unsqueeze(1).mul(other);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
