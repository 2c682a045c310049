package dev.gradus.core;

import java.util.Arrays;

/** The part of matrices on one side of a diagonal, with zeros in the place of the rest, which gets no gradient. */
final class Triangle {
    private Triangle() {}

    /** The elements on the diagonal and below. */
    static Tensor lower(Tensor x, int diagonal) {
        return below("tril", x, diagonal).where(x, Tensor.scalar(0, x.dtype()));
    }

    /** The elements on the diagonal and above. */
    static Tensor upper(Tensor x, int diagonal) {
        return below("triu", x, diagonal - 1).where(Tensor.scalar(0, x.dtype()), x);
    }

    /** True on a diagonal and below. */
    private static Tensor below(String operation, Tensor x, int diagonal) {
        if (x.rank() < 2) {
            throw new OperationException(
                    operation, "expected a matrix or a batch of them, got the shape %s".formatted(x.shape()));
        }
        int rows = x.size(-2);
        int columns = x.size(-1);
        boolean[] mask = new boolean[rows * columns];
        for (int row = 0; row < rows; row++) {
            long count = Math.min(columns, Math.max(0, (long) row + diagonal + 1));
            Arrays.fill(mask, row * columns, row * columns + (int) count, true);
        }
        return Tensor.wrap(mask, DType.BOOL, Shape.of(rows, columns));
    }
}
