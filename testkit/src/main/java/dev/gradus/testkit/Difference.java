package dev.gradus.testkit;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** The first element in which two tensors differ, in words; empty if they do not. */
final class Difference {
    private Difference() {}

    /** Differences of any bit. */
    static Optional<String> inBits(Tensor a, Tensor b) {
        return beyond(0, a, b);
    }

    /**
     * Differences that are larger than a tolerance.
     *
     * @param tolerance relative to the largest element of either tensor, and at least to 1
     */
    static Optional<String> beyond(double tolerance, Tensor a, Tensor b) {
        if (!a.shape().equals(b.shape())) {
            return Optional.of("the shape is %s, not %s".formatted(b.shape(), a.shape()));
        }
        double[] x = a.toDoubleArray();
        double[] y = b.toDoubleArray();
        double allowed = tolerance * Math.max(1, Math.max(largest(x), largest(y)));
        for (int i = 0; i < x.length; i++) {
            boolean same = Double.compare(x[i], y[i]) == 0 || Math.abs(x[i] - y[i]) <= allowed;
            if (!same) {
                return Optional.of("%s at %s, not %s".formatted(y[i], Arrays.toString(indexOf(a, i)), x[i]));
            }
        }
        return Optional.empty();
    }

    /** The first element that is NaN or infinite. */
    static Optional<String> fromFinite(Tensor x) {
        double[] values = x.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return Optional.of("%s at %s".formatted(values[i], Arrays.toString(indexOf(x, i))));
            }
        }
        return Optional.empty();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static int[] indexOf(Tensor x, int place) {
        int[] index = new int[x.rank()];
        int rest = place;
        for (int dim = index.length - 1; dim >= 0; dim--) {
            index[dim] = rest % x.size(dim);
            rest /= x.size(dim);
        }
        return index;
    }
}
