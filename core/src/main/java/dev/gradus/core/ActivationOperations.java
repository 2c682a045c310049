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

    /** max(x, 0) of each element x; the gradient at 0 is 0. Integers stay integers. */
    default Tensor relu() {
        return self().dtype().isFloating() ? new ReLU().of(self()) : self().clamp(0, Double.POSITIVE_INFINITY);
    }

    /**
     * As {@link #relu()}, of a tensor that is not needed any more: the result takes its memory if no view shares that and
     * no gradient depends on what it holds. Only the returned tensor may be used afterwards.
     */
    default Tensor reluInPlace() {
        return self().dtype().isFloating() ? new ReLU().ofExpendable(self()) : relu();
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
     * x where x &gt; 0, else {@code slope} times x, of each element x; the gradient at 0 is the slope.
     *
     * @param slope what negative elements are multiplied by
     */
    default Tensor leakyRelu(double slope) {
        return new LeakyRelu(slope).of(self());
    }

    /**
     * x where x &gt; 0, else {@code slope} times x, with slopes that may be learned: one for all elements, or one for each
     * channel.
     *
     * @param slope (1), or (channels) for an input of shape (batch, channels, ...); of this tensor's type
     * @throws OperationException if it is of another shape or type
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015: Delving deep into rectifiers</a>
     */
    default Tensor prelu(Tensor slope) {
        Tensor perChannel = ChannelVector.oneOrEach("prelu", "slope", slope, self());
        return self().gt(0).where(self(), self().mul(perChannel));
    }

    /**
     * The exponential linear unit of each element x: x where x &gt; 0, else {@code alpha} (eˣ - 1).
     *
     * @see <a href="https://arxiv.org/abs/1511.07289">Clevert et al. 2015: Fast and accurate deep network learning by
     *     exponential linear units</a>
     */
    default Tensor elu(double alpha) {
        return new Elu("elu", alpha, 1, 1).of(self());
    }

    /**
     * The continuously differentiable exponential linear unit of each element x: x where x &gt; 0, else {@code alpha}
     * (e^(x / alpha) - 1).
     *
     * @param alpha other than 0
     * @throws OperationException if alpha is 0
     * @see <a href="https://arxiv.org/abs/1704.07483">Barron 2017: Continuously differentiable exponential linear units</a>
     */
    default Tensor celu(double alpha) {
        return new Elu("celu", alpha, 1, alpha).of(self());
    }

    /**
     * The scaled exponential linear unit of each element x: λ x where x &gt; 0, else λ α (eˣ - 1), with λ ≈ 1.0507 and α ≈
     * 1.6733, which keep a mean of 0 and a variance of 1.
     *
     * @see <a href="https://arxiv.org/abs/1706.02515">Klambauer et al. 2017: Self-normalizing neural networks</a>
     */
    default Tensor selu() {
        return new Elu("selu", 1.6732632423543772, 1.0507009873554805, 1).of(self());
    }

    /**
     * The sigmoid linear unit x σ(x) of each element x, also called swish.
     *
     * @see <a href="https://arxiv.org/abs/1702.03118">Elfwing et al. 2017: Sigmoid-weighted linear units</a>
     */
    default Tensor silu() {
        return new Silu().of(self());
    }

    /**
     * x tanh(ln(1 + eˣ)) of each element x.
     *
     * @see <a href="https://arxiv.org/abs/1908.08681">Misra 2019: Mish, a self regularized non-monotonic activation
     *     function</a>
     */
    default Tensor mish() {
        return new Mish().of(self());
    }

    /** ln(1 + eˣ) of each element x: a smooth {@link #relu()}, precise for any x. */
    default Tensor softplus() {
        return softplus(1, Double.POSITIVE_INFINITY);
    }

    /**
     * ln(1 + e^(β x)) / β of each element x, or x itself where β x is above a threshold.
     *
     * @param beta β, how sharp the bend is; other than 0
     * @param threshold above which the function is taken for linear; 20 in PyTorch, and positive infinity for never, since
     *     nothing overflows here
     * @throws OperationException if β is 0 or not finite
     */
    default Tensor softplus(double beta, double threshold) {
        return new Softplus(beta, threshold).of(self());
    }

    /** The logarithm of {@link #sigmoid}, precise for any x: -ln(1 + e⁻ˣ). */
    default Tensor logSigmoid() {
        return self().neg().softplus().neg();
    }

    /** x / (1 + |x|) of each element x. */
    default Tensor softsign() {
        return new Softsign().of(self());
    }

    /** x - tanh x of each element x. */
    default Tensor tanhshrink() {
        return new Tanhshrink().of(self());
    }

    /**
     * min(max(x, low), high) of each element x, as {@link Tensor#clamp}, but with a gradient of 0 at both ends.
     *
     * @param low the least value
     * @param high the largest value, above {@code low}
     * @throws OperationException if {@code low} is not below {@code high}
     */
    default Tensor hardtanh(double low, double high) {
        return new Hardtanh(low, high).of(self());
    }

    /** min(max(x + 3, 0), 6) / 6 of each element x: a sigmoid of straight lines, whose gradient is 0 at both kinks. */
    default Tensor hardsigmoid() {
        return new Hardsigmoid().of(self());
    }

    /**
     * x min(max(x + 3, 0), 6) / 6 of each element x; the gradient is -1/2 at -3 and 1 at 3.
     *
     * @see <a href="https://arxiv.org/abs/1905.02244">Howard et al. 2019: Searching for MobileNetV3</a>
     */
    default Tensor hardswish() {
        return new Hardswish().of(self());
    }

    /** x where x &gt; {@code threshold}, else {@code value}, of each element x; the gradient at the threshold is 0. */
    default Tensor threshold(double threshold, double value) {
        return self().maskedFill(self().le(threshold), value);
    }

    /** x where |x| &gt; {@code lambda}, else 0, of each element x; the gradient at ±{@code lambda} is 0. */
    default Tensor hardshrink(double lambda) {
        return self().maskedFill(self().abs().le(lambda), 0);
    }

    /**
     * x - {@code lambda} where x &gt; {@code lambda}, x + {@code lambda} where x &lt; -{@code lambda}, else 0, of each
     * element x; the gradient at ±{@code lambda} is 0.
     */
    default Tensor softshrink(double lambda) {
        return self().sub(self().clamp(-lambda, lambda));
    }

    /**
     * The gated linear unit: the first half along a dimension, times the {@link #sigmoid} of the second half.
     *
     * @param dim the dimension, of even size, counted from the last one when negative
     * @throws OperationException if the size is odd
     * @see <a href="https://arxiv.org/abs/1612.08083">Dauphin et al. 2016: Language modeling with gated convolutional
     *     networks</a>
     */
    default Tensor glu(int dim) {
        int size = self().size(dim);
        if (size % 2 != 0) {
            throw new OperationException(
                    "glu",
                    "expected an even size, for values and their gates, along dimension %d, got the shape %s"
                            .formatted(dim, self().shape()));
        }
        return self().narrow(dim, 0, size / 2)
                .mul(self().narrow(dim, size / 2, size / 2).sigmoid());
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
