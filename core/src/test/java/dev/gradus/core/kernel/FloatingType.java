package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One floating-point type as one provider computes it, with conversions, so that a test is written once in double. The
 * tests run for every provider that is found, and so for those of other modules too.
 */
record FloatingType<A>(
        String name,
        FloatingKernels<A> kernels,
        Function<double[], A> toArray,
        Function<A, double[]> toDoubles,
        double tolerance,
        double smallestNormal) {

    /** Around the usual numbers of lanes and of unrolled steps. */
    static final List<Integer> SIZES = List.of(0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 1000);

    static List<KernelProvider> providers() {
        return ServiceLoader.load(KernelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.obstacle().isEmpty())
                .toList();
    }

    static Stream<FloatingType<?>> all() {
        return providers().stream().flatMap(provider -> Stream.of(float32(provider), float64(provider)));
    }

    static FloatingType<float[]> float32(KernelProvider provider) {
        return new FloatingType<>(
                provider.name() + " float32",
                provider.float32(),
                FloatingType::toFloats,
                FloatingType::toDoubles,
                1e-6,
                Float.MIN_NORMAL);
    }

    static FloatingType<double[]> float64(KernelProvider provider) {
        return new FloatingType<>(
                provider.name() + " float64",
                provider.float64(),
                double[]::clone,
                double[]::clone,
                1e-14,
                Double.MIN_NORMAL);
    }

    A array(double... values) {
        return toArray.apply(values);
    }

    double[] doubles(A array) {
        return toDoubles.apply(array);
    }

    /** The values as this type can hold them. */
    double[] rounded(double... values) {
        return doubles(array(values));
    }

    /** The same numbers, bit by bit, once the expected ones are rounded to this type. */
    void assertExact(A actual, double[] expected) {
        assertThat(doubles(actual)).isEqualTo(rounded(expected));
    }

    /** The same numbers up to the tolerance times {@code scale}; what is too small for full precision may become 0. */
    void assertClose(A actual, double[] expected, double scale) {
        double[] got = doubles(actual);
        double[] wanted = rounded(expected);
        assertThat(got).hasSameSizeAs(wanted);
        for (int i = 0; i < got.length; i++) {
            if (Double.compare(got[i], wanted[i]) != 0) {
                double allowed = tolerance * Math.max(scale, Math.abs(expected[i])) + smallestNormal;
                assertThat(Math.abs(got[i] - expected[i]))
                        .as("element %d: %s instead of %s", i, got[i], expected[i])
                        .isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] toDoubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
