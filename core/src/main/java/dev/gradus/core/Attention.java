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
        Tensor added = added(mask, products.dtype());
        if (!Shape.broadcast("attention mask", added.shape(), products.shape()).equals(products.shape())) {
            throw new OperationException(
                    "attention",
                    "expected a mask that can be broadcast to %s, got %s".formatted(products.shape(), mask.shape()));
        }
        Tensor weights = products.add(added).softmax(-1);
        if (added.rank() == 0 || added.elements() == 0) {
            return weights;
        }
        Tensor sees = added.max(-1, true).gt(AWAY / 2);
        boolean allSee = sees.min().item() == 1;
        return allSee ? weights : weights.mul(sees.to(weights.dtype()));
    }

    private static Tensor added(Tensor mask, DType type) {
        return mask.dtype() == DType.BOOL
                ? mask.where(Tensor.scalar(0, type), Tensor.scalar(AWAY, type))
                : mask.to(type).maximum(AWAY);
    }
}
