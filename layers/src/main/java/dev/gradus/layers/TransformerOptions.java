package dev.gradus.layers;

import dev.gradus.core.Tensor;
import java.util.function.UnaryOperator;

/**
 * What the layers of a transformer are made with. New ones are PyTorch's: 2048 units in between, dropout 0.1, ReLU,
 * normalisation after each part, the batch second.
 *
 * <pre>{@code
 * new TransformerEncoderLayer(new TransformerOptions(256, 4).feedForward(1024).activation(Tensor::gelu).batchFirst(true));
 * }</pre>
 *
 * @param model the size of inputs and outputs, divisible by the heads
 * @param heads how many heads attention has
 * @param feedForward the size between the two dense layers, at least 1
 * @param dropout the probability of a number to be dropped in training, from 0 to 1
 * @param activation between the two dense layers
 * @param eps what normalisation adds to the variance, at least 0
 * @param batchFirst whether inputs are (batch, steps, model) instead of (steps, batch, model)
 * @param normFirst whether the input of each part is normalised, instead of its sum with the output
 * @param bias whether dense layers, attention and normalisation have biases
 */
public record TransformerOptions(
        int model,
        int heads,
        int feedForward,
        double dropout,
        UnaryOperator<Tensor> activation,
        double eps,
        boolean batchFirst,
        boolean normFirst,
        boolean bias) {
    /**
     * PyTorch's defaults.
     *
     * @param model the size of inputs and outputs, divisible by the heads
     * @param heads how many heads attention has
     */
    public TransformerOptions(int model, int heads) {
        this(model, heads, 2048, 0.1, Tensor::relu, 1e-5, false, false, true);
    }

    /** The same with another size between the two dense layers. */
    public TransformerOptions feedForward(int size) {
        return new TransformerOptions(model, heads, size, dropout, activation, eps, batchFirst, normFirst, bias);
    }

    /** The same with another probability of a number to be dropped. */
    public TransformerOptions dropout(double probability) {
        return new TransformerOptions(
                model, heads, feedForward, probability, activation, eps, batchFirst, normFirst, bias);
    }

    /** The same with another function between the two dense layers, such as {@code Tensor::gelu}. */
    public TransformerOptions activation(UnaryOperator<Tensor> function) {
        return new TransformerOptions(model, heads, feedForward, dropout, function, eps, batchFirst, normFirst, bias);
    }

    /** The same with another number added to the variance. */
    public TransformerOptions eps(double value) {
        return new TransformerOptions(
                model, heads, feedForward, dropout, activation, value, batchFirst, normFirst, bias);
    }

    /** The same with the batch first or second. */
    public TransformerOptions batchFirst(boolean first) {
        return new TransformerOptions(model, heads, feedForward, dropout, activation, eps, first, normFirst, bias);
    }

    /** The same with normalisation before or after each part. */
    public TransformerOptions normFirst(boolean first) {
        return new TransformerOptions(model, heads, feedForward, dropout, activation, eps, batchFirst, first, bias);
    }

    /** The same with or without biases. */
    public TransformerOptions bias(boolean biased) {
        return new TransformerOptions(
                model, heads, feedForward, dropout, activation, eps, batchFirst, normFirst, biased);
    }

    MultiheadAttention newAttention() {
        return new MultiheadAttention(new AttentionOptions(model, heads).bias(bias))
                .batchFirst(batchFirst)
                .dropout(dropout);
    }

    LayerNorm newNorm() {
        return new LayerNorm(new int[] {model}, true, bias).eps(eps);
    }

    @Override
    public String toString() {
        return "%d, heads %d, feed-forward %d, dropout %s%s%s%s"
                .formatted(
                        model,
                        heads,
                        feedForward,
                        dropout,
                        batchFirst ? ", batch first" : "",
                        normFirst ? ", norm first" : "",
                        bias ? "" : ", no bias");
    }
}
