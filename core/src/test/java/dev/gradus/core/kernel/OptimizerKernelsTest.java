package dev.gradus.core.kernel;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adam, against the update rule written out for one number. */
class OptimizerKernelsTest {
    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void adamUpdatesItsRangeAlone(FloatingType<A> type) {
        for (int size : FloatingType.SIZES) {
            double[] x = type.rounded(Samples.normal(size + 2, 1));
            double[] g = type.rounded(Samples.normal(size + 2, 2));
            double[] m = type.rounded(Samples.normal(size + 2, 3));
            double[] v = Arrays.stream(type.rounded(Samples.normal(size + 2, 4)))
                    .map(Math::abs)
                    .toArray();
            A actualX = type.array(x);
            A actualM = type.array(m);
            A actualV = type.array(v);
            type.kernels()
                    .optimizer()
                    .adam(actualX, type.array(g), actualM, actualV, 0.9, 0.99, 0.25, 0.5, 1e-3, 1, size + 1);
            for (int i = 1; i <= size; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                v[i] = 0.99 * v[i] + (1 - 0.99) * g[i] * g[i];
                x[i] -= 0.25 * m[i] / (Math.sqrt(v[i]) / 0.5 + 1e-3);
            }
            type.assertClose(actualM, m, 1);
            type.assertClose(actualV, v, 1);
            type.assertClose(actualX, x, 10);
        }
    }
}
