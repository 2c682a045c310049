package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax and its relatives, against the textbook formulas in double. */
class SoftmaxKernelsTest {
    private static final double NONE = Double.NEGATIVE_INFINITY;

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void rowsOfAllLengthsAgreeWithTheFormulas(FloatingType<A> type) {
        for (int rows : new int[] {0, 1, 3, 70}) {
            for (int length : FloatingType.SIZES) {
                check(type, type.rounded(Samples.normal(rows * length, length)), rows, length);
            }
        }
        check(type, type.rounded(Samples.normal(2 * 5000, 1)), 2, 5000);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void extremeRowsDoNotOverflow(FloatingType<A> type) {
        check(type, new double[] {1000, 999, 0, -1000, -1001, -1002, NONE, 5, 5, 0, 0, 0}, 4, 3);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void logSumExpKnowsInfinitiesAndNotANumber(FloatingType<A> type) {
        double[] x = {NONE, NONE, Double.POSITIVE_INFINITY, 1, Double.NaN, 1};
        A out = type.array(new double[3]);
        type.kernels().softmax().logSumExp(type.array(x), out, 3, 2);
        type.assertExact(out, new double[] {NONE, Double.POSITIVE_INFINITY, Double.NaN});
        type.kernels().softmax().logSumExp(type.array(x), out, 3, 0);
        type.assertExact(out, new double[] {NONE, NONE, NONE});
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void crossEntropyOfRowsOfAllLengths(FloatingType<A> type) {
        for (int rows : new int[] {0, 1, 3, 70}) {
            for (int length : FloatingType.SIZES) {
                if (length > 0) {
                    checkCrossEntropy(type, type.rounded(Samples.normal(rows * length, length)), rows, length);
                }
            }
        }
        checkCrossEntropy(type, type.rounded(Samples.normal(3 * 5000, 1)), 3, 5000);
        checkCrossEntropy(type, type.rounded(Samples.normal(100 * 1000, 1)), 100, 1000);
        checkCrossEntropy(type, new double[] {1000, 999, 0, -1000, -1001, -1002, NONE, 5, 5, 0, 0, 0}, 4, 3);
    }

    private static <A> void checkCrossEntropy(FloatingType<A> type, double[] x, int rows, int length) {
        long[] classes = new long[rows];
        double[] weights = new double[rows];
        double[] losses = new double[rows];
        double[] weighted = new double[rows];
        double[] gradient = new double[x.length];
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            classes[row] = (row + 1) * 7L % length;
            weights[row] = row % 4;
            double max = Arrays.stream(x, from, from + length).max().orElse(NONE);
            double sum = Arrays.stream(x, from, from + length)
                    .map(value -> Math.exp(value - max))
                    .sum();
            losses[row] = Math.log(sum) - (x[from + (int) classes[row]] - max);
            weighted[row] = weights[row] * losses[row];
            for (int i = from; i < from + length; i++) {
                double hit = i - from == classes[row] ? 1 : 0;
                gradient[i] = weights[row] * (Math.exp(x[i] - max) / sum - hit);
            }
        }
        SoftmaxKernels<A> kernels = type.kernels().softmax();
        A out = type.array(new double[rows]);
        kernels.crossEntropy(type.array(x), classes, null, out, rows, length);
        type.assertClose(out, losses, 1);
        kernels.crossEntropy(type.array(x), classes, type.array(weights), out, rows, length);
        type.assertClose(out, weighted, 3);
        out = type.array(x);
        kernels.crossEntropyGradient(out, classes, type.array(weights), out, rows, length);
        type.assertClose(out, gradient, 3);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void rowsWithoutWeightHaveNoCrossEntropy(FloatingType<A> type) {
        A x = type.array(Double.NaN, 1, 2, 2);
        A out = type.array(1, 1);
        type.kernels().softmax().crossEntropy(x, new long[] {1, 0}, type.array(0, 1), out, 2, 2);
        type.assertClose(out, new double[] {0, Math.log(2)}, 1);
        type.kernels().softmax().crossEntropyGradient(x, new long[] {1, 0}, type.array(0, 1), x, 2, 2);
        type.assertClose(x, new double[] {0, 0, -0.5, 0.5}, 1);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void aClassOutsideOfItsRowIsFound(FloatingType<A> type) {
        SoftmaxKernels<A> kernels = type.kernels().softmax();
        for (int length : new int[] {3, 5000}) {
            A x = type.array(new double[2 * length]);
            A each = type.array(1, 1);
            for (long outside : new long[] {-1, length, 1L << 32}) {
                long[] classes = {0, outside};
                assertThatThrownBy(() -> kernels.crossEntropy(x, classes, null, each, 2, length))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> kernels.crossEntropyGradient(x, classes, each, x, 2, length))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
        A nothing = type.array();
        assertThatThrownBy(() -> kernels.crossEntropy(nothing, new long[1], null, nothing, 1, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static <A> void check(FloatingType<A> type, double[] x, int rows, int length) {
        double[] g = type.rounded(Samples.normal(x.length, 7));
        double[] softmax = new double[x.length];
        double[] logSoftmax = new double[x.length];
        double[] softmaxGradient = new double[x.length];
        double[] logSoftmaxGradient = new double[x.length];
        double[] logSumExp = new double[rows];
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            int to = from + length;
            double max = Arrays.stream(x, from, to).max().orElse(NONE);
            double sum = Arrays.stream(x, from, to)
                    .map(value -> Math.exp(value - max))
                    .sum();
            logSumExp[row] = max + Math.log(sum);
            double dot = 0;
            double gSum = 0;
            for (int i = from; i < to; i++) {
                logSoftmax[i] = x[i] - max - Math.log(sum);
                softmax[i] = Math.exp(x[i] - max) / sum;
                dot += g[i] * softmax[i];
                gSum += g[i];
            }
            for (int i = from; i < to; i++) {
                softmaxGradient[i] = softmax[i] * (g[i] - dot);
                logSoftmaxGradient[i] = g[i] - softmax[i] * gSum;
            }
        }
        SoftmaxKernels<A> kernels = type.kernels().softmax();
        A out = type.array(x);
        kernels.softmax(out, out, rows, length);
        type.assertClose(out, softmax, 1);
        kernels.softmaxGradient(out, type.array(g), out, rows, length);
        type.assertClose(out, softmaxGradient, 10);
        out = type.array(x);
        kernels.logSoftmax(out, out, rows, length);
        type.assertClose(out, logSoftmax, 1);
        kernels.logSoftmaxGradient(out, type.array(g), out, rows, length);
        type.assertClose(out, logSoftmaxGradient, 10 + Math.sqrt(length));
        out = type.array(new double[rows]);
        kernels.logSumExp(type.array(x), out, rows, length);
        type.assertClose(out, logSumExp, 1);
    }
}
