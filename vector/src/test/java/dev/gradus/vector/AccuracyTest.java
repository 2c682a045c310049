package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.kernel.ActivationKernels;
import dev.gradus.core.kernel.FloatingKernels;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.MathKernels;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions that have formulas here, over all kinds of floats, against double. */
class AccuracyTest {
    /** Every so many floats one is tested, of each sign and exponent alike. */
    private static final int STEP = 1501;

    private static final int BATCH = 1 << 15;

    interface Kernel {
        void run(float[] x, float[] out, int from, int to);
    }

    /** A function, and the relative error that its Javadoc promises. */
    record Row(String name, Kernel kernel, DoubleUnaryOperator wanted, double error) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        FloatingKernels<float[]> portable = Kernels.portable().float32();
        VectorMath math = new VectorMath(portable.math());
        VectorActivation activation = new VectorActivation(portable.activation());
        return Stream.of(
                new Row("exp", math::exp, Math::exp, 3e-7),
                new Row("expm1", math::expm1, Math::expm1, 3e-7),
                new Row("log", math::log, Math::log, 3e-7),
                new Row("log1p", math::log1p, Math::log1p, 3e-7),
                new Row("log2", math::log2, x -> Math.log(x) / Math.log(2), 3e-7),
                new Row("erf", math::erf, AccuracyTest::erf, 5e-7),
                new Row("sigmoid", activation::sigmoid, x -> 1 / (1 + Math.exp(-x)), 5e-7),
                new Row("tanh", activation::tanh, Math::tanh, 5e-7),
                new Row("gelu", activation::gelu, AccuracyTest::gelu, 5e-7));
    }

    private static double erf(double x) {
        MathKernels<double[]> exact = Kernels.portable().float64().math();
        double[] value = {x};
        exact.erf(value, value, 0, 1);
        return value[0];
    }

    private static double gelu(double x) {
        ActivationKernels<double[]> exact = Kernels.portable().float64().activation();
        double[] value = {x};
        exact.gelu(value, value, 0, 1);
        return value[0];
    }

    @ParameterizedTest
    @MethodSource("rows")
    void relativeErrorIsAsPromisedForAllFloats(Row row) {
        float[] x = new float[BATCH];
        float[] out = new float[BATCH];
        for (long bits = 0; bits < 1L << 32; bits += (long) BATCH * STEP) {
            for (int i = 0; i < BATCH; i++) {
                x[i] = Float.intBitsToFloat((int) (bits + (long) i * STEP));
            }
            row.kernel().run(x, out, 0, BATCH);
            for (int i = 0; i < BATCH; i++) {
                check(row, x[i], out[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesAroundTheEndsAreRightInVectorsAndAlone(Row row) {
        float[] ends = {
            0,
            -0f,
            1,
            -1,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            -Float.MIN_NORMAL,
            1e-40f,
            -1e-40f,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN,
            88.72283f,
            88.72284f,
            89,
            90,
            -87.33654f,
            -87.4f,
            -103.27893f,
            -103.97208f,
            -104,
            -104.1f,
            -1000,
            9.01f,
            -9.01f,
            9.5f,
            3.9f,
            -3.9f,
            0.34657f,
            0.34658f,
            -0.34657f,
            -0.34658f,
            1 - 1e-7f,
            1 + 1e-7f,
            -1 + 1e-7f,
            1e-8f,
            -1e-8f
        };
        float[] alone = ends.clone();
        for (int i = 0; i < alone.length; i++) {
            row.kernel().run(alone, alone, i, i + 1);
            check(row, ends[i], alone[i]);
        }
        for (int times = 0; times < 10; times++) {
            float[] together = ends.clone();
            row.kernel().run(together, together, 0, together.length);
            assertThat(together).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void notANumberOfAnyBitsStaysOne(Row row) {
        float[] x = new float[64];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat((i % 2 == 0 ? 0x7f800001 : 0xff800001) + 12345 * i);
        }
        row.kernel().run(x, x, 0, x.length);
        for (float value : x) {
            assertThat(value).isNaN();
        }
    }

    private static void check(Row row, float x, float actual) {
        double wanted = row.wanted().applyAsDouble(x);
        boolean same = Float.compare(actual, (float) wanted) == 0;
        boolean close = Math.abs(actual - wanted) <= row.error() * Math.abs(wanted) + Float.MIN_NORMAL;
        if (!same && !close) {
            assertThat(actual).as("at %s", x).isEqualTo((float) wanted);
        }
    }
}
