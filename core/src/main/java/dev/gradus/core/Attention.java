package dev.gradus.core;

import org.jspecify.annotations.Nullable;

/** The weights of attention, see {@link AttentionOperations#attentionWeights}. */
final class Attention {
    /** Takes the place of minus infinity, whose softmax would not be a number in a row of nothing else. */
    private static final double AWAY = -1e30;

    private Attention() {}

    static Tensor weights(Tensor query, Tensor key, @Nullable Tensor mask, double scale) {
        if (query.rank() < 2 || key.rank() < 2 || query.size(-1) != key.size(-1)) {
            throw new OperationException(
                    "attention",
                    "expected queries (..., L, E) and keys (..., S, E) of one size E, got %s and %s"
                            .formatted(query.shape(), key.shape()));
        }
        Tensor products = query.mul(scale).matmul(key.transpose(-2, -1));
        if (mask == null) {
            return products.softmax(-1);
        }
        Tensor added = added(mask, products);
        Tensor weights = products.add(added).softmax(-1);
        Tensor seeing = seeing(added);
        return seeing == null ? weights : weights.mul(seeing);
    }

    /** Attention of the heads that stand side by side in one tensor, see {@link AttentionOperations#selfAttention}. */
    static Tensor ofPacked(Tensor packed, int heads, boolean batchFirst, @Nullable Tensor mask) {
        PackedHeads all = new PackedHeads(packed, heads, batchFirst);
        boolean composed = GradientMode.current().keepsValues() || (mask != null && mask.requiresGrad());
        return composed ? composed(all, packed, mask) : new SelfAttention(all, mask).apply(packed);
    }

    /** The same of an operation for each step, each of which can be seen and differentiated. */
    static Tensor composed(PackedHeads heads, Tensor packed, @Nullable Tensor mask) {
        Tensor weights =
                weights(heads.of(packed, PackedHeads.QUERIES), heads.of(packed, PackedHeads.KEYS), mask, heads.scale());
        return heads.joined(weights.matmul(heads.of(packed, PackedHeads.VALUES)));
    }

    /** The mask as numbers to be added to products. */
    static Tensor added(Tensor mask, Tensor products) {
        DType type = products.dtype();
        Tensor added = mask.dtype() == DType.BOOL
                ? mask.where(Tensor.scalar(0, type), Tensor.scalar(AWAY, type))
                : mask.to(type).maximum(AWAY);
        if (!Shape.broadcast("attention mask", added.shape(), products.shape()).equals(products.shape())) {
            throw new OperationException(
                    "attention",
                    "expected a mask that can be broadcast to %s, got %s".formatted(products.shape(), mask.shape()));
        }
        return added;
    }

    /** 1 for each query that may look at a key, and 0 for the others; null if there are no others. */
    static @Nullable Tensor seeing(Tensor added) {
        if (added.rank() == 0 || added.elements() == 0) {
            return null;
        }
        Tensor sees = added.max(-1, true).gt(AWAY / 2);
        boolean allSee = sees.min().item() == 1;
        return allSee ? null : sees.to(added.dtype());
    }
}
