package dev.gradus.visualization.explain;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.Arrays;

/**
 * The numbers of a tensor at one moment.
 *
 * @param shape its shape
 * @param numbers its elements in row-major order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Values(Shape shape, double[] numbers) {
    static Values of(Tensor tensor) {
        return new Values(tensor.shape(), tensor.toDoubleArray());
    }

    int size() {
        return numbers.length;
    }

    double at(int place) {
        return numbers[place];
    }

    /** The size of the last dimension, 1 for a single number. */
    int width() {
        return shape.rank() == 0 ? 1 : shape.size(-1);
    }

    int[] integers() {
        return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    }

    Tensor tensor() {
        return Tensor.of(numbers.clone(), shape.toArray());
    }
}
