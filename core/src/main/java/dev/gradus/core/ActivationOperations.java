package dev.gradus.core;

import java.util.function.UnaryOperator;

/** Activation functions. A gradient flows through all of them. */
public sealed interface ActivationOperations permits Tensor {
    /** 1 / (1 + e⁻ˣ) of each element x. */
    default Tensor sigmoid() {
        return new Sigmoid().of(self());
    }

    /** The hyperbolic tangent of each element. */
    default Tensor tanh() {
        return new Tanh().of(self());
    }

    /** max(x, 0) of each element x; the gradient at 0 is 0. */
    default Tensor relu() {
        return new ReLU().of(self());
    }

    /**
     * As {@link #relu()}, of a tensor that is not needed any more: the result takes its memory if no view shares that and
     * no gradient depends on what it holds. Only the returned tensor may be used afterwards.
     */
    default Tensor reluInPlace() {
        return new ReLU().ofExpendable(self());
    }

    /**
     * The Gaussian error linear unit x Φ(x) of each element x, where Φ is the cumulative distribution of the standard
     * normal.
     *
     * @see <a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel 2016: Gaussian error linear units</a>
     */
    default Tensor gelu() {
        return new Gelu().of(self());
    }

    /**
     * The softmax eˣ / Σ eˣ along a dimension: positive numbers that sum to 1.
     *
     * @param dim the dimension to sum over, counted from the last one when negative
     */
    default Tensor softmax(int dim) {
        return alongLast(dim, x -> new Softmax().apply(x));
    }

    /**
     * The logarithm of {@link #softmax}, computed without losing precision: x - ln Σ eˣ.
     *
     * @param dim the dimension to sum over, counted from the last one when negative
     */
    default Tensor logSoftmax(int dim) {
        return alongLast(dim, x -> new LogSoftmax().apply(x));
    }

    private Tensor alongLast(int dim, UnaryOperator<Tensor> operation) {
        Tensor x = self().toFloating();
        if (x.rank() == 0) {
            return operation.apply(x.unsqueeze(0)).squeeze(0);
        }
        int last = x.rank() - 1;
        int checked = x.shape().checkDim(dim);
        return checked == last
                ? operation.apply(x)
                : operation.apply(x.transpose(checked, last)).transpose(checked, last);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
