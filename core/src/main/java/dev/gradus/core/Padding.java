package dev.gradus.core;

import java.util.Arrays;

/** The ways to pad, from paddings in PyTorch's order: before and behind the last dimension, the last but one, and so on. */
final class Padding {
    private Padding() {}

    static Tensor constant(Tensor x, int[] paddings, double value) {
        check(x, paddings);
        int[] before = new int[x.rank()];
        int[] after = new int[x.rank()];
        for (int i = 0; i < paddings.length / 2; i++) {
            before[x.rank() - 1 - i] = paddings[2 * i];
            after[x.rank() - 1 - i] = paddings[2 * i + 1];
        }
        return new Pad(before, after, value).apply(x);
    }

    /** Elements of the tensor itself, a dimension after the other. */
    static Tensor ofElements(Tensor x, int[] paddings, PaddingMode mode) {
        check(x, paddings);
        Tensor result = x;
        for (int i = 0; i < paddings.length / 2; i++) {
            int dim = x.rank() - 1 - i;
            int before = paddings[2 * i];
            int after = paddings[2 * i + 1];
            if (before != 0 || after != 0) {
                result = result.indexSelect(dim, positions(x.shape(), dim, before, after, mode));
            }
        }
        return result == x ? x.copy() : result;
    }

    private static long[] positions(Shape shape, int dim, int before, int after, PaddingMode mode) {
        int size = shape.size(dim);
        long padded = (long) size + before + after;
        int limit = mode.limit(size);
        if (before > limit || after > limit || padded < 0 || before < -size || after < -size) {
            throw new OperationException(
                    "pad",
                    "dimension %d of shape %s can be padded by %d to %d on each side in mode %s, got %d and %d"
                            .formatted(dim, shape, -size, limit, mode, before, after));
        }
        // What is cut off does not come back at the other end.
        int first = mode == PaddingMode.CIRCULAR ? Math.max(-before, 0) : 0;
        int rest = mode == PaddingMode.CIRCULAR ? size - first - Math.max(-after, 0) : size;
        if (rest == 0 && padded > 0) {
            throw new OperationException(
                    "pad",
                    "nothing of dimension %d of shape %s is left to pad it with in mode %s, got %d and %d"
                            .formatted(dim, shape, mode, before, after));
        }
        long[] positions = new long[Math.toIntExact(padded)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = first + mode.source((long) i - before - first, rest);
        }
        return positions;
    }

    private static void check(Tensor x, int... paddings) {
        if (paddings.length % 2 != 0 || paddings.length > 2 * x.rank()) {
            throw new OperationException(
                    "pad",
                    "the paddings must be pairs, one for each of the last dimensions of shape %s at most, got %s"
                            .formatted(x.shape(), Arrays.toString(paddings)));
        }
    }
}
