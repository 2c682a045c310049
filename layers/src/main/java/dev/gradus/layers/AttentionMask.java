package dev.gradus.layers;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What attention may not look at. As in PyTorch's layers, a bool mask is true where it must look away; one of numbers is
 * added to the products of queries and keys, so that minus infinity means the same.
 *
 * @param scores for each query and key: (queries, keys), or (batch · heads, queries, keys); null for no such mask
 * @param padding for each key of each observation: (batch, keys), or (keys) without a batch; null for no such mask
 */
public record AttentionMask(
        @Nullable Tensor scores, @Nullable Tensor padding) {
    /** Looks at everything. */
    public static final AttentionMask NONE = new AttentionMask(null, null);

    /** Lets each query look at its own position and those before it. */
    public static AttentionMask causal(int positions) {
        boolean[] later = new boolean[positions * positions];
        for (int query = 0; query < positions; query++) {
            for (int key = query + 1; key < positions; key++) {
                later[query * positions + key] = true;
            }
        }
        return new AttentionMask(Tensor.of(later).reshape(positions, positions), null);
    }

    /** Looks away from padding, as the {@linkplain #padding() second mask} says. */
    public static AttentionMask ofPadding(Tensor mask) {
        return new AttentionMask(null, mask);
    }

    /** This mask, and padding to look away from besides. */
    public AttentionMask withPadding(Tensor mask) {
        return new AttentionMask(scores, mask);
    }

    /**
     * Both masks as numbers to be added to products of shape (batch, heads, queries, keys), to which they can be broadcast;
     * null if there is nothing to add.
     *
     * @param extra how many keys come after those that the masks are for, all to be looked at
     */
    @Nullable
    Tensor added(DType type, int batch, int heads, int queries, int keys, int extra) {
        Tensor both = null;
        if (scores != null) {
            both = numbers(checkedScores(scores, batch, heads, queries, keys), type);
        }
        if (padding != null) {
            Tensor ofPadding = numbers(checkedPadding(padding, batch, keys), type);
            both = both == null ? ofPadding : both.add(ofPadding);
        }
        if (both == null || extra == 0) {
            return both;
        }
        int[] sizes = both.shape().toArray();
        sizes[sizes.length - 1] = extra;
        return Tensor.cat(List.of(both, Tensor.zeros(type, sizes)), -1);
    }

    private static Tensor checkedScores(Tensor mask, int batch, int heads, int queries, int keys) {
        if (mask.shape().equals(Shape.of(queries, keys))) {
            return mask;
        }
        if (mask.shape().equals(Shape.of(batch * heads, queries, keys))) {
            return mask.reshape(batch, heads, queries, keys);
        }
        throw new OperationException(
                "attention mask",
                "expected a mask of shape (%d, %d), for queries and keys, or (%d, %d, %d), for each observation and head too, got %s"
                        .formatted(queries, keys, batch * heads, queries, keys, mask.shape()));
    }

    private static Tensor checkedPadding(Tensor mask, int batch, int keys) {
        boolean single = batch == 1 && mask.shape().equals(Shape.of(keys));
        if (!single && !mask.shape().equals(Shape.of(batch, keys))) {
            throw new OperationException(
                    "attention mask",
                    "expected a mask of padding of shape (%d, %d), for each key of each observation, got %s"
                            .formatted(batch, keys, mask.shape()));
        }
        return mask.reshape(batch, 1, 1, keys);
    }

    private static Tensor numbers(Tensor mask, DType type) {
        return mask.dtype() == DType.BOOL
                ? mask.where(Tensor.scalar(Double.NEGATIVE_INFINITY, type), Tensor.scalar(0, type))
                : mask.to(type);
    }
}
