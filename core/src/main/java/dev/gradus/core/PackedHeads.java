package dev.gradus.core;

/** Views of the heads in tensors where they stand side by side; see {@link AttentionOperations#selfAttention}. */
final class PackedHeads {
    static final int QUERIES = 0;
    static final int KEYS = 1;
    static final int VALUES = 2;

    private final int heads;
    private final boolean batchFirst;
    private final int embedding;

    /** The heads of a tensor with queries, keys and values. */
    PackedHeads(Tensor packed, int heads, boolean batchFirst) {
        if (packed.rank() != 3 || heads < 1 || packed.size(2) % (3L * heads) != 0) {
            throw new OperationException(
                    "attention",
                    "expected queries, keys and values side by side, %s with an embedding that %d heads can share evenly, got %s"
                            .formatted(
                                    batchFirst ? "(batch, steps, 3 * embedding)" : "(steps, batch, 3 * embedding)",
                                    heads,
                                    packed.shape()));
        }
        this.heads = heads;
        this.batchFirst = batchFirst;
        this.embedding = packed.size(2) / 3;
    }

    /** What the products of queries and keys are multiplied with. */
    double scale() {
        return 1 / Math.sqrt(Math.max(embedding / heads, 1));
    }

    /** The shape of what the heads find in a tensor. */
    Shape found(Shape packed) {
        return packed.with(2, embedding);
    }

    /** The shape of the weights: for each head of each observation a row for each query. */
    Shape weights(Shape packed) {
        int steps = packed.size(batchFirst ? 1 : 0);
        return Shape.of(packed.size(batchFirst ? 0 : 1), heads, steps, steps);
    }

    /** A part of a tensor that has queries, keys and values: (batch, heads, steps, size of a head). */
    Tensor of(Tensor packed, int part) {
        Tensor parts = packed.reshape(packed.size(0), packed.size(1), 3, heads, embedding / heads);
        return ordered(parts.select(2, part));
    }

    /** The heads of a tensor that has only one part. */
    Tensor apart(Tensor joined) {
        return ordered(joined.reshape(joined.size(0), joined.size(1), heads, embedding / heads));
    }

    private Tensor ordered(Tensor split) {
        return batchFirst ? split.permute(0, 2, 1, 3) : split.permute(1, 2, 0, 3);
    }

    /** The opposite: the heads of each position side by side again. */
    Tensor joined(Tensor apart) {
        Tensor inOrder = batchFirst ? apart.permute(0, 2, 1, 3) : apart.permute(2, 0, 1, 3);
        return inOrder.reshape(inOrder.size(0), inOrder.size(1), embedding);
    }
}
