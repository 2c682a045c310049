package dev.gradus.layers;

import dev.gradus.core.module.Settings;

/**
 * What the parameters of an attention layer depend on. New ones have keys and values of the size of the queries, biases, and
 * nothing added to the keys:
 *
 * <pre>{@code
 * new MultiheadAttention(new AttentionOptions(256, 4).keys(128).values(64));
 * }</pre>
 *
 * @param embedding the size of queries and outputs, divisible by the heads
 * @param heads how many attentions work side by side, each on its share of the embedding; at least 1
 * @param keys the size of keys
 * @param values the size of values
 * @param bias whether the projections have biases
 * @param biasKeyValue whether a learned key with its value is added to those of each observation
 * @param zeroAttention whether a key and a value of zeros are added
 */
public record AttentionOptions(
        int embedding, int heads, int keys, int values, boolean bias, boolean biasKeyValue, boolean zeroAttention) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is too small or the embedding not divisible by the heads
     */
    public AttentionOptions {
        if (embedding < 1 || heads < 1 || embedding % heads != 0 || keys < 1 || values < 1) {
            throw new IllegalArgumentException(
                    "attention: expected sizes of at least 1 and an embedding divisible by the heads, got embedding %d, heads %d, keys %d, values %d"
                            .formatted(embedding, heads, keys, values));
        }
    }

    /**
     * Keys and values of the size of the queries, with biases.
     *
     * @param embedding the size of queries and outputs, divisible by the heads
     * @param heads how many attentions work side by side
     * @throws IllegalArgumentException if one is less than 1, or the embedding not divisible by the heads
     */
    public AttentionOptions(int embedding, int heads) {
        this(embedding, heads, embedding, embedding, true, false, false);
    }

    /** The same with keys of another size. */
    public AttentionOptions keys(int size) {
        return new AttentionOptions(embedding, heads, size, values, bias, biasKeyValue, zeroAttention);
    }

    /** The same with values of another size. */
    public AttentionOptions values(int size) {
        return new AttentionOptions(embedding, heads, keys, size, bias, biasKeyValue, zeroAttention);
    }

    /** The same with or without biases. */
    public AttentionOptions bias(boolean biased) {
        return new AttentionOptions(embedding, heads, keys, values, biased, biasKeyValue, zeroAttention);
    }

    /** The same with or without a learned key and value; {@code add_bias_kv} in PyTorch. */
    public AttentionOptions biasKeyValue(boolean added) {
        return new AttentionOptions(embedding, heads, keys, values, bias, added, zeroAttention);
    }

    /** The same with or without a key and a value of zeros; {@code add_zero_attn} in PyTorch. */
    public AttentionOptions zeroAttention(boolean added) {
        return new AttentionOptions(embedding, heads, keys, values, bias, biasKeyValue, added);
    }

    /** Whether all inputs have the same size, so that their weights stand in one matrix. */
    boolean areOneSize() {
        return keys == embedding && values == embedding;
    }

    Settings settings() {
        return Settings.of("embedding", embedding)
                .and("heads", heads)
                .and("keys", keys, embedding)
                .and("values", values, embedding)
                .and("bias", bias, true)
                .and("biasKeyValue", biasKeyValue, false)
                .and("zeroAttention", zeroAttention, false);
    }

    static AttentionOptions of(Settings settings) {
        return new AttentionOptions(
                settings.integer("embedding"),
                settings.integer("heads"),
                settings.integer("keys"),
                settings.integer("values"),
                settings.flag("bias"),
                settings.flag("biasKeyValue"),
                settings.flag("zeroAttention"));
    }

    @Override
    public String toString() {
        return settings().toString();
    }
}
