package dev.gradus.layers;

import dev.gradus.core.Tensor;

/**
 * What a {@link MultiheadAttention} gives that is asked for its weights.
 *
 * @param output what the queries found, of the shape of the queries
 * @param weights how much each query looked at each key, (batch, queries, keys), or for each head (batch, heads, queries,
 *     keys)
 */
public record AttentionOutput(Tensor output, Tensor weights) {}
