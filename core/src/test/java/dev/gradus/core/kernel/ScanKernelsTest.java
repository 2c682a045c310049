package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Running sums and recurrences, in both directions. */
class ScanKernelsTest {
    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void bothAgreeWithALoop(FloatingType<A> type) {
        ScanKernels<A> kernels = type.kernels().scan();
        for (int length : new int[] {0, 1, 2, 9}) {
            for (int inner : new int[] {1, 3, 17}) {
                for (boolean reverse : new boolean[] {false, true}) {
                    int count = 2 * length * inner;
                    double[] a = type.rounded(Samples.normal(count, 1));
                    double[] b = type.rounded(Samples.normal(count, 2));
                    A out = type.array(new double[count]);
                    kernels.recurrence(type.array(a), type.array(b), out, 2, length, inner, reverse);
                    type.assertClose(out, wanted(a, b, length, inner, reverse), 10);

                    kernels.cumsum(type.array(b), out, 2, length, inner, reverse);
                    Arrays.fill(a, 1);
                    type.assertClose(out, wanted(a, b, length, inner, reverse), 10);
                }
            }
        }
    }

    private static double[] wanted(double[] a, double[] b, int length, int inner, boolean reverse) {
        double[] out = new double[b.length];
        for (int o = 0; o < 2; o++) {
            for (int j = 0; j < inner; j++) {
                double running = 0;
                for (int l = 0; l < length; l++) {
                    int i = (o * length + (reverse ? length - 1 - l : l)) * inner + j;
                    running = a[i] * running + b[i];
                    out[i] = running;
                }
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void integersAreExact(boolean reverse) {
        long big = (1L << 53) + 1;
        long[] out = new long[2];
        Kernels.active().int64().scan().cumsum(new long[] {big, 2}, out, 1, 2, 1, reverse);
        assertThat(out).containsExactly(reverse ? new long[] {big + 2, 2} : new long[] {big, big + 2});
    }
}
