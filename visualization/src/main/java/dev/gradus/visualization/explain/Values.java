package dev.gradus.visualization.explain;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The numbers of a tensor at one moment, in row-major order; those of float32 take no more room than there. */
final class Values {
    private final Shape shape;
    private final float @Nullable [] singles;
    private final double[] doubles;

    private Values(Shape shape, float @Nullable [] singles, double[] doubles) {
        this.shape = shape;
        this.singles = singles;
        this.doubles = doubles;
    }

    static Values of(Tensor tensor) {
        return tensor.dtype() == DType.FLOAT32
                ? new Values(tensor.shape(), tensor.toFloatArray(), new double[0])
                : new Values(tensor.shape(), null, tensor.toDoubleArray());
    }

    static Values zeros(Shape shape) {
        return of(Tensor.zeros(shape.toArray()));
    }

    /** The shape, with no numbers any more. */
    Values shapeOnly() {
        return new Values(shape, null, new double[0]);
    }

    Shape shape() {
        return shape;
    }

    int size() {
        return singles == null ? doubles.length : singles.length;
    }

    double at(int place) {
        return singles == null ? doubles[place] : singles[place];
    }

    /** The numbers as float64. */
    double[] numbers() {
        double[] numbers = new double[size()];
        Arrays.setAll(numbers, this::at);
        return numbers;
    }

    /** Whether another tensor, whatever its shape and type, has the same numbers. */
    boolean hasNumbersOf(Values other) {
        for (int i = 0; i < size() && size() == other.size(); i++) {
            if (Double.compare(at(i), other.at(i)) != 0) {
                return false;
            }
        }
        return size() == other.size();
    }

    /** Whether another tensor has the same shape and numbers. */
    boolean isSameAs(Values other) {
        return shape.equals(other.shape) && hasNumbersOf(other);
    }

    /** The size of the last dimension, 1 for a single number. */
    int width() {
        return shape.rank() == 0 ? 1 : shape.size(-1);
    }

    int[] integers() {
        return Arrays.stream(numbers()).mapToInt(number -> (int) number).toArray();
    }

    /** A tensor of float64. */
    Tensor tensor() {
        return Tensor.of(numbers(), shape.toArray());
    }
}
