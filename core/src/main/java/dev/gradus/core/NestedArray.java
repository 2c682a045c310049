package dev.gradus.core;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tensors from arrays of arrays. */
final class NestedArray {
    private NestedArray() {}

    static Shape fitted(int[] sizes, int values) {
        Shape shape = Shape.of(sizes);
        if (shape.elements() != values) {
            throw new IllegalArgumentException(
                    "The shape %s needs %d values, got %d".formatted(shape, shape.elements(), values));
        }
        return shape;
    }

    static Tensor toTensor(Object array) {
        Shape shape = shapeOf(array);
        Class<?> type = elementType(array);
        if (type == float.class) {
            float[] values = new float[shape.elements()];
            copyInto(array, values, 0, shape, 0);
            return Tensor.wrap(values, DType.FLOAT32, shape);
        }
        if (type == double.class) {
            double[] values = new double[shape.elements()];
            copyInto(array, values, 0, shape, 0);
            return Tensor.wrap(values, DType.FLOAT64, shape);
        }
        if (type == long.class || type == int.class) {
            long[] values = new long[shape.elements()];
            copyInto(array, values, 0, shape, 0);
            return Tensor.wrap(values, DType.INT64, shape);
        }
        if (type == boolean.class) {
            boolean[] values = new boolean[shape.elements()];
            copyInto(array, values, 0, shape, 0);
            return Tensor.wrap(values, DType.BOOL, shape);
        }
        throw new IllegalArgumentException("A tensor is made from arrays of float, double, int, long or boolean, got %s"
                .formatted(array.getClass().getSimpleName()));
    }

    private static Class<?> elementType(Object array) {
        Class<?> type = array.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type;
    }

    private static Shape shapeOf(Object array) {
        List<Integer> sizes = new ArrayList<>();
        Object level = array;
        while (level != null && level.getClass().isArray()) {
            int length = Array.getLength(level);
            sizes.add(length);
            level = length == 0 ? null : Array.get(level, 0);
        }
        // An empty array says nothing of the levels below it but that there are some.
        while (sizes.size() < depth(array.getClass())) {
            sizes.add(0);
        }
        return Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int depth(Class<?> type) {
        return type.isArray() ? 1 + depth(type.getComponentType()) : 0;
    }

    private static int copyInto(@Nullable Object source, Object target, int position, Shape shape, int dim) {
        if (source == null) {
            throw new IllegalArgumentException("An array of level %d is null".formatted(dim));
        }
        int length = Array.getLength(source);
        if (length != shape.size(dim)) {
            throw new IllegalArgumentException(
                    "All arrays of one level must be equally long: level %d of shape %s has one of length %d"
                            .formatted(dim, shape, length));
        }
        if (dim == shape.rank() - 1) {
            copyRow(source, target, position, length);
            return position + length;
        }
        int next = position;
        for (int i = 0; i < length; i++) {
            next = copyInto(Array.get(source, i), target, next, shape, dim + 1);
        }
        return next;
    }

    private static void copyRow(Object source, Object target, int position, int length) {
        if (source instanceof int[] integers) {
            long[] row = Arrays.stream(integers).asLongStream().toArray();
            System.arraycopy(row, 0, target, position, length);
        } else {
            System.arraycopy(source, 0, target, position, length);
        }
    }
}
