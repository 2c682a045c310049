package dev.gradus.core;

import java.util.Arrays;

/** A row for each class, with a 1 at its place and zeros elsewhere. */
final class OneHot {
    private OneHot() {}

    /** As many places as the largest class needs. */
    static Tensor of(Tensor classes) {
        long[] values = values(classes);
        if (values.length == 0) {
            throw error("the number of classes cannot be told from none; give it, as in oneHot(10)", classes);
        }
        return of(classes, Math.toIntExact(Arrays.stream(values).max().orElseThrow() + 1));
    }

    static Tensor of(Tensor classes, int count) {
        long[] values = values(classes);
        Shape shape = classes.shape().inserting(classes.rank(), Math.max(0, count));
        long[] result = new long[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= count) {
                throw error("expected classes from 0 to %d, got %d".formatted(count - 1, values[i]), classes);
            }
            result[i * count + (int) values[i]] = 1;
        }
        return Tensor.wrap(result, DType.INT64, shape);
    }

    private static long[] values(Tensor classes) {
        return IndexOperation.checkIndex("oneHot", classes).toLongArray();
    }

    private static OperationException error(String problem, Tensor classes) {
        return new OperationException("oneHot", "%s, in a tensor of shape %s".formatted(problem, classes.shape()));
    }
}
