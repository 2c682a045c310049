package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;

/**
 * A layer of a transformer's decoder: each position looks at the others, then at what the encoder made of its input, then
 * goes through two dense layers; what comes out of the three parts is added to what went in.
 *
 * <p>Normalisation is as in {@link TransformerEncoderLayer}, with three of them.
 *
 * <p><b>Shape</b>: a target (steps, batch, model) and the encoder's memory (other steps, batch, model), with {@code
 * batchFirst} (batch, steps, model), or both without a batch, to the shape of the target. The parameters are those of {@code
 * self_attn}, {@code multihead_attn}, {@code linear1}, {@code linear2}, {@code norm1}, {@code norm2} and {@code norm3}.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017: Attention is all you need</a>
 */
public final class TransformerDecoderLayer extends Module {
    private final TransformerOptions options;
    private final MultiheadAttention attention;
    private final MultiheadAttention memoryAttention;
    private final FeedForward feedForward;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final LayerNorm norm3;
    private final Dropout dropout1;
    private final Dropout dropout2;
    private final Dropout dropout3;

    /**
     * A layer with parameters drawn by the global generator.
     *
     * @throws IllegalArgumentException if a size is less than 1, or the model's not divisible by the heads
     */
    public TransformerDecoderLayer(TransformerOptions options) {
        this.options = options;
        attention = child("self_attn", options.newAttention());
        memoryAttention = child("multihead_attn", options.newAttention());
        feedForward = new FeedForward(
                child("linear1", new Dense(options.model(), options.feedForward(), options.bias())),
                options.activation(),
                child("dropout", new Dropout(options.dropout())),
                child("linear2", new Dense(options.feedForward(), options.model(), options.bias())));
        norm1 = child("norm1", options.newNorm());
        norm2 = child("norm2", options.newNorm());
        norm3 = child("norm3", options.newNorm());
        dropout1 = child("dropout1", new Dropout(options.dropout()));
        dropout2 = child("dropout2", new Dropout(options.dropout()));
        dropout3 = child("dropout3", new Dropout(options.dropout()));
    }

    /** Looks at all of the target and of the memory. */
    public Tensor apply(Tensor target, Tensor memory) {
        return apply(target, memory, AttentionMask.NONE, AttentionMask.NONE);
    }

    /** Looks only at what the masks leave of the target and of the memory. */
    public Tensor apply(Tensor target, Tensor memory, AttentionMask ofTarget, AttentionMask ofMemory) {
        return call(() -> forward(target, memory, ofTarget, ofMemory), target, memory);
    }

    private Tensor forward(Tensor x, Tensor memory, AttentionMask ofTarget, AttentionMask ofMemory) {
        if (options.normFirst()) {
            Tensor seen = x.add(look(norm1.apply(x), ofTarget));
            Tensor found = seen.add(lookBack(norm2.apply(seen), memory, ofMemory));
            return found.add(dropout3.apply(feedForward.apply(norm3.apply(found))));
        }
        Tensor seen = norm1.apply(x.add(look(x, ofTarget)));
        Tensor found = norm2.apply(seen.add(lookBack(seen, memory, ofMemory)));
        return norm3.apply(found.add(dropout3.apply(feedForward.apply(found))));
    }

    private Tensor look(Tensor x, AttentionMask mask) {
        return dropout1.apply(attention.apply(x, x, x, mask));
    }

    private Tensor lookBack(Tensor x, Tensor memory, AttentionMask mask) {
        return dropout2.apply(memoryAttention.apply(x, memory, memory, mask));
    }

    @Override
    protected Settings settings() {
        return options.settings();
    }
}
