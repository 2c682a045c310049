package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions that float32 computes by formulas of its own, over all floats, against the float64 kernels. */
class Float32AccuracyTest {
    /** Every so many floats one is tested, of each sign and exponent alike. */
    private static final int STEP = 1999;

    interface Kernel<A> {
        void run(A x, A out, int from, int to);
    }

    record Row(String name, Kernel<float[]> kernel, Kernel<double[]> wanted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return FloatingType.providers().stream().flatMap(provider -> rows(provider).stream());
    }

    private static List<Row> rows(KernelProvider provider) {
        FloatingKernels<float[]> single = provider.float32();
        FloatingKernels<double[]> exact = provider.float64();
        return List.of(
                new Row(provider.name() + " exp", single.math()::exp, exact.math()::exp),
                new Row(provider.name() + " erf", single.math()::erf, exact.math()::erf),
                new Row(provider.name() + " sigmoid", single.activation()::sigmoid, exact.activation()::sigmoid),
                new Row(provider.name() + " tanh", single.activation()::tanh, exact.activation()::tanh));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void relativeErrorStaysBelowOneMillionth(Row row) {
        int count = (int) ((1L << 32) / STEP);
        float[] x = new float[count];
        double[] wanted = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = Float.intBitsToFloat(i * STEP);
            wanted[i] = x[i];
        }
        float[] actual = new float[count];
        row.kernel().run(x, actual, 0, count);
        row.wanted().run(wanted, wanted, 0, count);
        for (int i = 0; i < count; i++) {
            boolean same = Float.compare(actual[i], (float) wanted[i]) == 0;
            boolean close = Math.abs(actual[i] - wanted[i]) <= 1e-6 * Math.abs(wanted[i]) + Float.MIN_NORMAL;
            if (!same && !close) {
                assertThat(actual[i]).as("at %s", x[i]).isEqualTo((float) wanted[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void limitsAreExact(Row row) {
        float[] x = {0, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, Float.MIN_VALUE, 1e-40f};
        double[] wanted = {0, x[1], x[2], x[3], x[4], x[5]};
        row.kernel().run(x, x, 0, x.length);
        row.wanted().run(wanted, wanted, 0, wanted.length);
        float[] rounded = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            rounded[i] = (float) wanted[i];
        }
        assertThat(x).isEqualTo(rounded);
    }
}
