package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;
import java.util.function.UnaryOperator;

/**
 * What the layers of a transformer are made with. New ones are PyTorch's: 2048 units in between, dropout 0.1, ReLU,
 * normalisation after each part, the batch second.
 *
 * <pre>{@code
 * new TransformerEncoderLayer(new TransformerOptions(256, 4).feedForward(1024).activation(Activation.GELU).batchFirst(true));
 * }</pre>
 *
 * @param model the size of inputs and outputs, divisible by the heads
 * @param heads how many heads attention has
 * @param feedForward the size between the two dense layers, at least 1
 * @param dropout the probability of a number to be dropped in training, from 0 to 1
 * @param activation between the two dense layers; a model with another function than an {@link Activation} cannot be saved
 *     with its architecture
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
        this(model, heads, 2048, 0.1, Activation.RELU, 1e-5, false, false, true);
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

    /** The same with another function between the two dense layers, such as {@link Activation#GELU}. */
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

    Settings settings() {
        return Settings.of("model", model)
                .and("heads", heads)
                .and("feedForward", feedForward)
                .and("dropout", dropout)
                .and("activation", activation, Activation.RELU)
                .and("eps", eps, 1e-5)
                .and("batchFirst", batchFirst, false)
                .and("normFirst", normFirst, false)
                .and("bias", bias, true);
    }

    static TransformerOptions of(Settings settings) {
        return new TransformerOptions(
                settings.integer("model"),
                settings.integer("heads"),
                settings.integer("feedForward"),
                settings.decimal("dropout"),
                settings.constant("activation", Activation.values()),
                settings.decimal("eps"),
                settings.flag("batchFirst"),
                settings.flag("normFirst"),
                settings.flag("bias"));
    }

    @Override
    public String toString() {
        return settings().toString();
    }
}
