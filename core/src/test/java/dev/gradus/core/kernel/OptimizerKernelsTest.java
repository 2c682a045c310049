package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Update rules, against the formulas written out for one number; what is outside of the range stays as it is. */
class OptimizerKernelsTest {
    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void descent(FloatingType<A> type) {
        for (int size : FloatingType.SIZES) {
            double[] x = normal(type, size, 1);
            double[] g = normal(type, size, 2);
            A actual = type.array(x);
            type.kernels().optimizer().descend(actual, type.array(g), 0.75, -0.5, 1, size + 1);
            for (int i = 1; i <= size; i++) {
                x[i] = 0.75 * x[i] - 0.5 * g[i];
            }
            type.assertClose(actual, x, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void momentum(FloatingType<A> type) {
        MomentumStep step = new MomentumStep(-1, 0.125, 0.9, 0.7, 0.25, 0.5);
        for (int size : FloatingType.SIZES) {
            double[] x = normal(type, size, 1);
            double[] g = normal(type, size, 2);
            double[] v = normal(type, size, 3);
            A actualX = type.array(x);
            A actualV = type.array(v);
            type.kernels().optimizer().momentum(actualX, type.array(g), actualV, step, 1, size + 1);
            for (int i = 1; i <= size; i++) {
                double d = 0.125 * x[i] - g[i];
                v[i] = 0.9 * v[i] + 0.7 * d;
                x[i] -= 0.25 * d + 0.5 * v[i];
            }
            type.assertClose(actualV, v, 2);
            type.assertClose(actualX, x, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void adamWithoutAndWithTheLargestSquares(FloatingType<A> type) {
        for (int size : FloatingType.SIZES) {
            checkAdam(type, size, false);
            checkAdam(type, size, true);
        }
    }

    private static <A> void checkAdam(FloatingType<A> type, int size, boolean amsgrad) {
        AdamStep step = new AdamStep(-1, 0.125, 0.9, 0.99, 1e-3, 0.25, 0.5, 0.75);
        double[] x = normal(type, size, 1);
        double[] g = normal(type, size, 2);
        double[] m = normal(type, size, 3);
        double[] v = positive(normal(type, size, 4));
        double[] h = positive(normal(type, size, 5));
        A actualX = type.array(x);
        A actualM = type.array(m);
        A actualV = type.array(v);
        A actualH = type.array(h);
        OptimizerKernels<A> kernels = type.kernels().optimizer();
        if (amsgrad) {
            kernels.amsgrad(actualX, type.array(g), actualM, actualV, actualH, step, 1, size + 1);
        } else {
            kernels.adam(actualX, type.array(g), actualM, actualV, step, 1, size + 1);
        }
        for (int i = 1; i <= size; i++) {
            double d = 0.125 * x[i] - g[i];
            m[i] = 0.9 * m[i] + (1 - 0.9) * d;
            v[i] = 0.99 * v[i] + (1 - 0.99) * d * d;
            h[i] = amsgrad ? Math.max(h[i], v[i]) : h[i];
            x[i] = 0.75 * x[i] - 0.25 * m[i] / (Math.sqrt(amsgrad ? h[i] : v[i]) / 0.5 + 1e-3);
        }
        type.assertClose(actualM, m, 2);
        type.assertClose(actualV, v, 2);
        type.assertClose(actualH, h, 2);
        type.assertClose(actualX, x, 10);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void averagesOfGradientsThatAreZeroDoNotBecomeSubnormal(FloatingType<A> type) {
        double[] one = {1, -1, 1e-10, -1e-10};
        A x = type.array(one);
        A g = type.array(0, 0, 0, 0);
        A momentum = type.array(one);
        A mean = type.array(one);
        A square = type.array(1, 1, 1, 1);
        MomentumStep momentumStep = new MomentumStep(1, 0, 0.9, 1, 0, 0.1);
        AdamStep adamStep = new AdamStep(1, 0, 0.9, 0.9, 1e-8, 1e-3, 1, 1);
        for (int i = 0; i < 8000; i++) {
            type.kernels().optimizer().momentum(x, g, momentum, momentumStep, 0, 4);
            type.kernels().optimizer().adam(x, g, mean, square, adamStep, 0, 4);
        }
        for (A averages : List.of(momentum, mean, square)) {
            for (double average : type.doubles(averages)) {
                assertThat(Math.abs(average)).isLessThan(1e-30);
                assertThat(average == 0 || Math.abs(average) >= 1e5 * type.smallestNormal())
                        .as("%s is not subnormal, nor is it times a small rate", average)
                        .isTrue();
            }
        }
    }

    /** One more at each end than the size. */
    private static double[] normal(FloatingType<?> type, int size, long seed) {
        return type.rounded(Samples.normal(size + 2, seed));
    }

    private static double[] positive(double[] x) {
        return Arrays.stream(x).map(Math::abs).toArray();
    }
}
