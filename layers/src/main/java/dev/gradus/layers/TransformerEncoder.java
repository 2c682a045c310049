package dev.gradus.layers;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a transformer's encoder, one after the other.
 *
 * <p><b>Shape</b>: that of {@link TransformerEncoderLayer}, whose parameters are those of {@code layers.0} and so on; those of
 * the normalisation at the end are of {@code norm}.
 */
public final class TransformerEncoder extends Layer {
    private final TransformerOptions options;
    private final LayerStack<TransformerEncoderLayer> layers;
    private final @Nullable LayerNorm norm;

    /**
     * An encoder with parameters drawn by the global generator.
     *
     * @param options of each layer
     * @param count how many layers there are, at least 1
     * @param normLast whether the output is normalised, as it should be with {@code normFirst}
     * @throws IllegalArgumentException if a size is less than 1, or the model's not divisible by the heads
     */
    public TransformerEncoder(TransformerOptions options, int count, boolean normLast) {
        this.options = options;
        layers = child("layers", new LayerStack<>(count, () -> new TransformerEncoderLayer(options)));
        norm = normLast ? child("norm", options.newNorm()) : null;
    }

    @Override
    public Tensor forward(Tensor x) {
        return forward(x, AttentionMask.NONE);
    }

    /** As {@link #apply(Tensor)}, but each layer looks only at what the mask leaves. */
    public Tensor apply(Tensor x, AttentionMask mask) {
        return call(() -> forward(x, mask), x);
    }

    /**
     * How much each position looks at each other one, in each layer from the first to the last.
     *
     * @param averaged whether the weights are averaged over the heads
     * @return for each layer (batch, steps, steps), or for each head (batch, heads, steps, steps)
     */
    public List<Tensor> attentionWeights(Tensor x, AttentionMask mask, boolean averaged) {
        List<Tensor> weights = new ArrayList<>();
        Tensor result = x;
        for (TransformerEncoderLayer layer : layers) {
            AttentionOutput found = layer.applyWithWeights(result, mask, averaged);
            weights.add(found.weights());
            result = found.output();
        }
        return weights;
    }

    private Tensor forward(Tensor x, AttentionMask mask) {
        Tensor result = x;
        for (TransformerEncoderLayer layer : layers) {
            result = layer.apply(result, mask);
        }
        return norm == null ? result : norm.apply(result);
    }

    @Override
    protected Settings settings() {
        return options.settings().and("count", layers.children().size()).and("normLast", norm != null);
    }
}
