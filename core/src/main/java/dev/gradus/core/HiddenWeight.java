package dev.gradus.core;

/** The weights U of a recurrent cell, which each step multiplies with, in the order of memory that is fastest for it. */
final class HiddenWeight {
    private final DType type;
    private final int rows;
    private final int columns;
    private final Object dense;
    private final Object transposed;
    private final Object bias;

    /**
     * The weights.
     *
     * @param weight (gates · hidden, hidden)
     * @param biases none, or b and c
     */
    HiddenWeight(Tensor weight, Tensor... biases) {
        type = weight.dtype();
        rows = weight.size(0);
        columns = weight.size(1);
        dense = weight.isDense() ? weight.storage.array : Layout.copy(weight);
        transposed = Layout.copy(weight.detach().transpose(0, 1));
        bias = biases.length == 0 ? type.newArray(rows) : biases[1].denseArray();
    }

    /** c, or zeros. */
    Object bias() {
        return bias;
    }

    /** Adds h Uᵀ for so many sequences, and for some of the rows of U, to a product whose rows are {@code width} apart. */
    void addProduct(int count, Object h, int at, int from, int to, Object product, int productAt, int width) {
        type.floating()
                .matmul()
                .gemm(
                        count,
                        to - from,
                        columns,
                        h,
                        at,
                        columns,
                        1,
                        transposed,
                        from,
                        rows,
                        1,
                        product,
                        productAt,
                        width,
                        true);
    }

    /** Adds G U for so many sequences, and for some of the rows of U, to the gradients of h; the rows of G are {@code width} apart. */
    void addGradient(int count, Object gradients, int at, int width, int from, int to, Object target, int targetAt) {
        type.floating()
                .matmul()
                .gemm(
                        count,
                        columns,
                        to - from,
                        gradients,
                        at,
                        width,
                        1,
                        dense,
                        from * columns,
                        columns,
                        1,
                        target,
                        targetAt,
                        columns,
                        true);
    }
}
