package dev.gradus.vector;

import dev.gradus.core.kernel.ArithmeticKernels;
import dev.gradus.core.kernel.MathKernels;
import dev.gradus.core.kernel.SoftmaxKernels;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Softmax of rows of {@code float[]}.
 *
 * <p>Short rows are taken in groups, so that their exponentials make one long loop over whole vectors; long rows in chunks.
 * Either way what is kept from one loop to the next stays in the first-level cache.
 */
final class VectorSoftmax implements SoftmaxKernels<float[]> {
    /** How many numbers are kept from one loop to the next. */
    private static final int CHUNK = 4096;

    private final ArithmeticKernels<float[]> arithmetic;
    private final MathKernels<float[]> math;

    /** The kernels, which take exponentials, among other things, by others. */
    VectorSoftmax(ArithmeticKernels<float[]> arithmetic, MathKernels<float[]> math) {
        this.arithmetic = arithmetic;
        this.math = math;
    }

    @Override
    public void softmax(float[] x, float[] out, int rows, int length) {
        inGroups(rows, length, (first, last) -> {
            subtractMaxima(x, out, first, last, length);
            math.exp(out, out, first, last);
            for (int from = first; from < last; from += length) {
                float scale = 1 / VectorSum.row(out, from, length);
                for (int i = from; i < from + length; i++) {
                    out[i] *= scale;
                }
            }
        });
    }

    @Override
    public void softmaxGradient(float[] y, float[] g, float[] out, int rows, int length) {
        inGroups(rows, length, (first, last) -> {
            float[] products = new float[Math.min(CHUNK, length)];
            for (int from = first; from < last; from += length) {
                float dot = dot(y, g, from, from + length, products);
                for (int i = from; i < from + length; i++) {
                    out[i] = y[i] * (g[i] - dot);
                }
            }
        });
    }

    private static float dot(float[] y, float[] g, int from, int to, float[] products) {
        double sum = 0;
        for (int start = from; start < to; start += products.length) {
            int count = Math.min(products.length, to - start);
            for (int i = 0; i < count; i++) {
                products[i] = y[start + i] * g[start + i];
            }
            sum += VectorSum.row(products, 0, count);
        }
        return (float) sum;
    }

    @Override
    public void logSoftmax(float[] x, float[] out, int rows, int length) {
        inGroups(rows, length, (first, last) -> {
            subtractMaxima(x, out, first, last, length);
            float[] e = new float[Math.min(CHUNK, last - first)];
            if (length <= CHUNK) {
                exponentials(out, first, last, e);
            }
            for (int from = first; from < last; from += length) {
                double sum = length <= CHUNK
                        ? VectorSum.row(e, from - first, length)
                        : sumOfExponentials(out, from, from + length, 0, e);
                float log = VectorLogarithm.log((float) sum);
                for (int i = from; i < from + length; i++) {
                    out[i] -= log;
                }
            }
        });
    }

    @Override
    public void logSoftmaxGradient(float[] y, float[] g, float[] out, int rows, int length) {
        inGroups(rows, length, (first, last) -> {
            float[] e = new float[Math.min(CHUNK, last - first)];
            if (length > CHUNK) {
                float sum = VectorSum.row(g, first, length);
                for (int from = first; from < last; from += CHUNK) {
                    int to = from + Math.min(CHUNK, last - from);
                    exponentials(y, from, to, e);
                    subtractScaled(g, e, 0, sum, out, from, to);
                }
                return;
            }
            exponentials(y, first, last, e);
            for (int from = first; from < last; from += length) {
                float sum = VectorSum.row(g, from, length);
                subtractScaled(g, e, from - first, sum, out, from, from + length);
            }
        });
    }

    /** {@code out = g - e * sum}, where e begins elsewhere. */
    private static void subtractScaled(float[] g, float[] e, int eStart, float sum, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = g[i] - e[eStart + i - from] * sum;
        }
    }

    @Override
    public void logSumExp(float[] x, float[] out, int rows, int length) {
        float[] e = new float[Math.min(CHUNK, length)];
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            float max = length == 0 ? Float.NEGATIVE_INFINITY : VectorExtreme.max(x, from, from + length);
            out[row] = Float.isInfinite(max)
                    ? max
                    : max + VectorLogarithm.log((float) sumOfExponentials(x, from, from + length, max, e));
        }
    }

    @Override
    public void crossEntropy(float[] x, long[] classes, float @Nullable [] weights, float[] out, int rows, int length) {
        if (rows > 0) {
            Objects.checkIndex(0, length);
        }
        inGroups(rows, length, (first, last) -> {
            if (length <= ShortRows.LONGEST) {
                crossEntropyOfShort(x, classes, weights, out, first / length, last / length, length);
                return;
            }
            float[] e = new float[Math.min(CHUNK, last - first)];
            if (length > CHUNK) {
                int row = first / length;
                float max = VectorExtreme.max(x, first, last);
                float shifted = x[first + target(classes, row, length)] - max;
                float log = VectorLogarithm.log((float) sumOfExponentials(x, first, last, max, e));
                out[row] = weighted(log - shifted, weights, row);
                return;
            }
            System.arraycopy(x, first, e, 0, last - first);
            subtractMaxima(e, e, 0, last - first, length);
            // The exponentials take the place of what the classes' losses are computed from.
            for (int from = first, row = first / length; from < last; from += length, row++) {
                out[row] = e[from - first + target(classes, row, length)];
            }
            math.exp(e, e, 0, last - first);
            for (int from = first, row = first / length; from < last; from += length, row++) {
                float log = VectorLogarithm.log(VectorSum.row(e, from - first, length));
                out[row] = weighted(log - out[row], weights, row);
            }
        });
    }

    private void crossEntropyOfShort(
            float[] x, long[] classes, float @Nullable [] weights, float[] out, int first, int last, int length) {
        ShortRows rows = new ShortRows(arithmetic, math, length, last - first);
        rows.takeLessMaxima(x, first, last);
        for (int row = first; row < last; row++) {
            out[row] = rows.columns[target(classes, row, length)][row - first];
        }
        rows.exponentiate();
        math.log(rows.sums, rows.sums, 0, last - first);
        for (int row = first; row < last; row++) {
            out[row] = weighted(rows.sums[row - first] - out[row], weights, row);
        }
    }

    private static int target(long[] classes, int row, int length) {
        return (int) Objects.checkIndex(classes[row], (long) length);
    }

    private static float weighted(float loss, float @Nullable [] weights, int row) {
        return weights == null ? loss : weights[row] == 0 ? 0 : weights[row] * loss;
    }

    @Override
    public void crossEntropyGradient(float[] x, long[] classes, float[] scales, float[] out, int rows, int length) {
        inGroups(rows, length, (first, last) -> {
            if (length <= ShortRows.LONGEST) {
                crossEntropyGradientOfShort(x, classes, scales, out, first / length, last / length, length);
                return;
            }
            subtractMaxima(x, out, first, last, length);
            math.exp(out, out, first, last);
            for (int from = first, row = first / length; from < last; from += length, row++) {
                if (scales[row] == 0) {
                    Arrays.fill(out, from, from + length, 0);
                    continue;
                }
                float scale = scales[row] / VectorSum.row(out, from, length);
                for (int i = from; i < from + length; i++) {
                    out[i] *= scale;
                }
                out[from + target(classes, row, length)] -= scales[row];
            }
        });
    }

    private void crossEntropyGradientOfShort(
            float[] x, long[] classes, float[] scales, float[] out, int first, int last, int length) {
        ShortRows rows = new ShortRows(arithmetic, math, length, last - first);
        rows.takeLessMaxima(x, first, last);
        rows.exponentiate();
        float[] factors = rows.sums;
        for (int row = first; row < last; row++) {
            factors[row - first] = scales[row] / factors[row - first];
        }
        rows.scale(factors);
        for (int row = first; row < last; row++) {
            if (scales[row] == 0) {
                rows.clear(row - first);
            }
            rows.columns[target(classes, row, length)][row - first] -= scales[row];
        }
        rows.put(out);
    }

    private interface Group {
        void run(int first, int last);
    }

    /** Runs groups of rows, which are given by the indices of their numbers: as many as fit a chunk, but at least one. */
    private static void inGroups(int rows, int length, Group group) {
        if (length == 0) {
            return;
        }
        int partSize = Math.max(1, Parts.COMPUTING / length);
        if (Parts.areWorthwhile(0, rows, partSize)) {
            Parts.run(0, rows, partSize, (from, to) -> inGroups(from, to, length, group));
        } else {
            inGroups(0, rows, length, group);
        }
    }

    private static void inGroups(int firstRow, int lastRow, int length, Group group) {
        int groupSize = Math.max(1, CHUNK / length);
        for (int row = firstRow; row < lastRow; row += groupSize) {
            group.run(row * length, Math.min(row + groupSize, lastRow) * length);
        }
    }

    private static void subtractMaxima(float[] x, float[] out, int first, int last, int length) {
        for (int from = first; from < last; from += length) {
            float max = VectorExtreme.max(x, from, from + length);
            for (int i = from; i < from + length; i++) {
                out[i] = x[i] - max;
            }
        }
    }

    /** Sets e, from 0 on, to the exponentials of a range. */
    private void exponentials(float[] x, int from, int to, float[] e) {
        System.arraycopy(x, from, e, 0, to - from);
        math.exp(e, e, 0, to - from);
    }

    /** The sum of {@code e^(x - shift)} over a range, a chunk of the size of {@code e} at a time. */
    private double sumOfExponentials(float[] x, int from, int to, float shift, float[] e) {
        double sum = 0;
        for (int start = from; start < to; start += e.length) {
            int count = Math.min(e.length, to - start);
            for (int i = 0; i < count; i++) {
                e[i] = x[start + i] - shift;
            }
            math.exp(e, e, 0, count);
            sum += VectorSum.row(e, 0, count);
        }
        return sum;
    }
}
