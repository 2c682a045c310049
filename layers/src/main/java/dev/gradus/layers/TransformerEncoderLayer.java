package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;

/**
 * A layer of a transformer's encoder: each position looks at all others, then goes through two dense layers; what comes out
 * of both parts is added to what went in.
 *
 * <p>y = norm1(x + attention(x)) and z = norm2(y + linear2(activation(linear1(y)))), or with {@code normFirst} y = x +
 * attention(norm1(x)) and z = y + linear2(activation(linear1(norm2(y)))).
 *
 * <p><b>Shape</b>: (steps, batch, model), with {@code batchFirst} (batch, steps, model), or (steps, model), to the same. The
 * parameters are those of {@code self_attn}, {@code linear1}, {@code linear2}, {@code norm1} and {@code norm2}.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017: Attention is all you need</a>
 */
public final class TransformerEncoderLayer extends Layer {
    private final TransformerOptions options;
    private final MultiheadAttention attention;
    private final FeedForward feedForward;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final Dropout dropout1;
    private final Dropout dropout2;

    /**
     * A layer with parameters drawn by the global generator.
     *
     * @throws IllegalArgumentException if a size is less than 1, or the model's not divisible by the heads
     */
    public TransformerEncoderLayer(TransformerOptions options) {
        this.options = options;
        attention = child("self_attn", options.newAttention());
        feedForward = new FeedForward(
                child("linear1", new Dense(options.model(), options.feedForward(), options.bias())),
                options.activation(),
                child("dropout", new Dropout(options.dropout())),
                child("linear2", new Dense(options.feedForward(), options.model(), options.bias())));
        norm1 = child("norm1", options.newNorm());
        norm2 = child("norm2", options.newNorm());
        dropout1 = child("dropout1", new Dropout(options.dropout()));
        dropout2 = child("dropout2", new Dropout(options.dropout()));
    }

    @Override
    public Tensor forward(Tensor x) {
        return forward(x, AttentionMask.NONE);
    }

    /** As {@link #apply(Tensor)}, but looks only at what the mask leaves. */
    public Tensor apply(Tensor x, AttentionMask mask) {
        return call(() -> forward(x, mask), x);
    }

    /**
     * As {@link #apply(Tensor, AttentionMask)}, and tells how much each position looked at each other one.
     *
     * @param averaged whether the weights are averaged over the heads
     */
    public AttentionOutput applyWithWeights(Tensor x, AttentionMask mask, boolean averaged) {
        return call(() -> forwardWithWeights(x, mask, averaged), AttentionOutput::output, x);
    }

    private Tensor forward(Tensor x, AttentionMask mask) {
        Tensor seen = looking(x);
        return afterLooking(x, attention.apply(seen, seen, seen, mask));
    }

    private AttentionOutput forwardWithWeights(Tensor x, AttentionMask mask, boolean averaged) {
        Tensor seen = looking(x);
        AttentionOutput found = attention.applyWithWeights(seen, seen, seen, mask, averaged);
        return new AttentionOutput(afterLooking(x, found.output()), found.weights());
    }

    private Tensor looking(Tensor x) {
        return options.normFirst() ? norm1.apply(x) : x;
    }

    private Tensor afterLooking(Tensor x, Tensor found) {
        Tensor sum = x.add(dropout1.apply(found));
        if (options.normFirst()) {
            return sum.add(dropout2.apply(feedForward.apply(norm2.apply(sum))));
        }
        Tensor y = norm1.apply(sum);
        return norm2.apply(y.add(dropout2.apply(feedForward.apply(y))));
    }

    @Override
    protected Settings settings() {
        return options.settings();
    }
}
