package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a transformer's decoder, one after the other, which all look at the same memory.
 *
 * <p><b>Shape</b>: that of {@link TransformerDecoderLayer}, whose parameters are those of {@code layers.0} and so on; those of
 * the normalisation at the end are of {@code norm}.
 */
public final class TransformerDecoder extends Module {
    private final TransformerOptions options;
    private final LayerStack<TransformerDecoderLayer> layers;
    private final @Nullable LayerNorm norm;

    /**
     * A decoder with parameters drawn by the global generator.
     *
     * @param options of each layer
     * @param count how many layers there are, at least 1
     * @param normLast whether the output is normalised, as it should be with {@code normFirst}
     * @throws IllegalArgumentException if a size is less than 1, or the model's not divisible by the heads
     */
    public TransformerDecoder(TransformerOptions options, int count, boolean normLast) {
        this.options = options;
        layers = child("layers", new LayerStack<>(count, () -> new TransformerDecoderLayer(options)));
        norm = normLast ? child("norm", options.newNorm()) : null;
    }

    /** Looks at all of the target and of the memory. */
    public Tensor apply(Tensor target, Tensor memory) {
        return apply(target, memory, AttentionMask.NONE, AttentionMask.NONE);
    }

    /** Looks only at what the masks leave of the target and of the memory. */
    public Tensor apply(Tensor target, Tensor memory, AttentionMask ofTarget, AttentionMask ofMemory) {
        return call(() -> forward(target, memory, ofTarget, ofMemory), target, memory);
    }

    private Tensor forward(Tensor target, Tensor memory, AttentionMask ofTarget, AttentionMask ofMemory) {
        Tensor result = target;
        for (TransformerDecoderLayer layer : layers) {
            result = layer.apply(result, memory, ofTarget, ofMemory);
        }
        return norm == null ? result : norm.apply(result);
    }

    @Override
    protected Settings settings() {
        return options.settings().and("count", layers.children().size()).and("normLast", norm != null);
    }
}
