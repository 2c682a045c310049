package dev.gradus.core;

/** Brings elements into order: positions are found by sorting numbers that stand for the elements, row by row. */
final class Sorting {
    private Sorting() {}

    static Sorted sort(Tensor x, int dim, boolean descending) {
        return picked(x, dim, positions("sort", x, dim, descending));
    }

    static Sorted topk(Tensor x, int k, int dim, boolean largest) {
        int size = x.rank() == 0 ? 1 : x.size(dim);
        if (k < 0 || k > size) {
            throw new OperationException(
                    "topk",
                    "dimension %d of shape %s has %d elements to pick from, but %d were asked for"
                            .formatted(dim, x.shape(), size, k));
        }
        return picked(x, dim, positions(x, dim, largest, k));
    }

    static Tensor positions(String operation, Tensor x, int dim, boolean descending) {
        return positions(x, dim, descending, x.rank() == 0 ? checkedSize(operation, dim) : x.size(dim));
    }

    private static int checkedSize(String operation, int dim) {
        if (dim != 0 && dim != -1) {
            throw new OperationException(
                    operation, "a scalar is sorted along dimension 0 or -1, got %d".formatted(dim));
        }
        return 1;
    }

    private static Sorted picked(Tensor x, int dim, Tensor positions) {
        return new Sorted(x.rank() == 0 ? x.copy() : x.gather(dim, positions), positions);
    }

    /** The positions of the first {@code count} elements in order along a dimension. */
    private static Tensor positions(Tensor x, int dim, boolean descending, int count) {
        if (x.rank() == 0) {
            return Tensor.zeros(DType.INT64, count == 1 ? new int[0] : new int[] {0});
        }
        Tensor rows = x.detach().transpose(dim, -1);
        int length = rows.size(-1);
        long[] keys = keys(rows, descending);
        Shape shape = rows.shape().with(rows.rank() - 1, count);
        long[] result = new long[shape.elements()];
        RowSorter sorter = new RowSorter(length);
        for (int row = 0; row < (count == 0 ? 0 : result.length / count); row++) {
            sorter.sort(keys, row * length, count, result, row * count);
        }
        return Tensor.wrap(result, DType.INT64, shape).transpose(dim, -1).contiguous();
    }

    /** Integers that are in the order of the elements. */
    private static long[] keys(Tensor x, boolean descending) {
        long[] keys = x.dtype().isFloating() ? keysOfReals(x.toDoubleArray()) : x.toLongArray();
        for (int i = 0; descending && i < keys.length; i++) {
            keys[i] = ~keys[i];
        }
        return keys;
    }

    /**
     * The bits of a positive number are in its order; of a negative one all but the sign are turned around. Adding 0 makes
     * -0 one of the positive numbers, and there is one NaN, above infinity.
     */
    private static long[] keysOfReals(double... values) {
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            long bits = Double.doubleToLongBits(values[i] + 0.0);
            keys[i] = bits ^ ((bits >> 63) & Long.MAX_VALUE);
        }
        return keys;
    }
}
