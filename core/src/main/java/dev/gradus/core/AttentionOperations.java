package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** Attention: averages of values whose weights say how well their keys fit a query. A gradient flows through all of it. */
public sealed interface AttentionOperations permits Tensor {
    /**
     * The weights that each of these queries gives the keys: softmax(scale · Q Kᵀ + mask), a row for each query.
     *
     * <p>A query that may look at no key gives all of them the weight 0.
     *
     * <p><b>Shape</b>: queries (..., L, E) and keys (..., S, E) to (..., L, S).
     *
     * @param key the keys
     * @param mask bool, true where a query may look at a key, or numbers that are added to the products, minus infinity to
     *     look away; broadcast to (..., L, S); null to look at all
     * @param scale what the products are multiplied with; usually 1 / √E
     * @throws OperationException if sizes do not fit
     */
    default Tensor attentionWeights(Tensor key, @Nullable Tensor mask, double scale) {
        return Attention.weights((Tensor) this, key, mask, scale);
    }

    /**
     * What each of these queries finds: softmax(Q Kᵀ / √E + mask) V.
     *
     * <p><b>Shape</b>: queries (..., L, E), keys (..., S, E) and values (..., S, V) to (..., L, V).
     *
     * @param key the keys
     * @param value the values
     * @param mask bool, true where a query may look at a key, or numbers that are added to the products, minus infinity to
     *     look away; broadcast to (..., L, S); null to look at all
     * @throws OperationException if sizes do not fit
     * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017: Attention is all you need</a>
     */
    default Tensor scaledDotProductAttention(Tensor key, Tensor value, @Nullable Tensor mask) {
        double size = ((Tensor) this).rank() == 0 ? 1 : ((Tensor) this).size(-1);
        return attentionWeights(key, mask, 1 / Math.sqrt(Math.max(size, 1))).matmul(value);
    }

    /**
     * What each position finds at all positions, where this tensor has queries, keys and values side by side: for each head
     * softmax(Q Kᵀ / √E + mask) V, with E the size of a head.
     *
     * <p>The same as {@link #scaledDotProductAttention} of the parts of this tensor, without copying any of them.
     *
     * <p><b>Shape</b>: (batch, steps, 3 · embedding) to (batch, steps, embedding), of which each head has its stretch; or both
     * with the steps first.
     *
     * @param heads how many heads share the embedding, at least 1
     * @param batchFirst whether the batch comes before the steps
     * @param mask as above, broadcast to (batch, heads, steps, steps); null to look at all
     * @throws OperationException if sizes do not fit
     */
    default Tensor selfAttention(int heads, boolean batchFirst, @Nullable Tensor mask) {
        return Attention.ofPacked((Tensor) this, heads, batchFirst, mask);
    }
}
