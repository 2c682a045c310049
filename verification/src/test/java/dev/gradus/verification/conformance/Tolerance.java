package dev.gradus.verification.conformance;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How far a result may be from PyTorch's: floating-point numbers by a bound that is absolute and relative, everything else
 * not at all.
 *
 * @param bound both the absolute and the relative bound
 * @param relativeToLargest whether the relative bound is one of the largest magnitude in the tensor, not of each element
 */
record Tolerance(double bound, boolean relativeToLargest) {
    /**
     * Compares a tensor with what PyTorch computed.
     *
     * @param what named in the error
     * @param floating the type of the run, which stands for PyTorch's float64
     * @throws MismatchError if type, shape or elements differ
     */
    void check(String what, TensorData expected, Tensor actual, DType floating) {
        DType type = expected.dtype().isFloating() ? floating : expected.dtype();
        if (actual.dtype() != type) {
            throw new MismatchError("%s: the type is %s, should be %s".formatted(what, actual.dtype(), type));
        }
        if (!Arrays.equals(actual.shape().toArray(), expected.sizes())) {
            throw new MismatchError("%s: the shape is %s, should be %s"
                    .formatted(what, actual.shape(), Arrays.toString(expected.sizes())));
        }
        switch (type) {
            case BOOL ->
                requireEqual(what, Arrays.toString(expected.booleans()), Arrays.toString(actual.toBooleanArray()));
            case INT64 -> requireEqual(what, Arrays.toString(expected.longs()), Arrays.toString(actual.toLongArray()));
            case FLOAT32 -> checkNumbers(what, rounded(expected.doubles()), actual.toDoubleArray());
            case FLOAT64 -> checkNumbers(what, expected.doubles(), actual.toDoubleArray());
        }
    }

    /** What float32 makes of float64 values: some become infinite. */
    private static double[] rounded(double[] values) {
        return DoubleStream.of(values).map(value -> (float) value).toArray();
    }

    private static void requireEqual(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new MismatchError("%s: is %.200s, should be %.200s".formatted(what, actual, expected));
        }
    }

    void checkNumbers(String what, double[] expected, double[] actual) {
        double largest = DoubleStream.of(expected)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        for (int i = 0; i < expected.length; i++) {
            double scale = relativeToLargest ? largest : Math.abs(expected[i]);
            if (!agrees(expected[i], actual[i], bound + bound * scale)) {
                throw new MismatchError("%s: element %d of %d is %s, should be %s to within %s"
                        .formatted(what, i, expected.length, actual[i], expected[i], bound + bound * scale));
            }
        }
    }

    private static boolean agrees(double expected, double actual, double distance) {
        return Double.isFinite(expected)
                ? Math.abs(expected - actual) <= distance
                : Double.compare(expected, actual) == 0;
    }
}
