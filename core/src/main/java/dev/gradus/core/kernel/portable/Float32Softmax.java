package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.SoftmaxKernels;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Softmax of rows of {@code float[]}. The exponentials of many rows are taken in one loop, since a short loop for each
 * row would not run on vectors.
 */
final class Float32Softmax implements SoftmaxKernels<float[]> {
    /** About how many exponentials are kept besides the output. */
    private static final int SCRATCH = 4096;

    @Override
    public void softmax(float[] x, float[] out, int rows, int length) {
        for (int row = 0; row < rows; row++) {
            subtractMax(x, out, row * length, length);
        }
        exp(out, rows * length);
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            float sum = Float32Sum.row(out, from, length);
            for (int i = from; i < from + length; i++) {
                out[i] /= sum;
            }
        }
    }

    @Override
    public void softmaxGradient(float[] y, float[] g, float[] out, int rows, int length) {
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            float dot = Float32Sum.dot(y, g, from, from + length);
            for (int i = from; i < from + length; i++) {
                out[i] = y[i] * (g[i] - dot);
            }
        }
    }

    @Override
    public void logSoftmax(float[] x, float[] out, int rows, int length) {
        int group = group(rows, length);
        float[] e = new float[group * length];
        for (int first = 0; first < rows; first += group) {
            int last = Math.min(rows, first + group);
            for (int row = first; row < last; row++) {
                subtractMax(x, out, row * length, length);
            }
            System.arraycopy(out, first * length, e, 0, (last - first) * length);
            exp(e, (last - first) * length);
            for (int row = first; row < last; row++) {
                float log = (float) Math.log(Float32Sum.row(e, (row - first) * length, length));
                for (int i = row * length; i < (row + 1) * length; i++) {
                    out[i] -= log;
                }
            }
        }
    }

    @Override
    public void logSoftmaxGradient(float[] y, float[] g, float[] out, int rows, int length) {
        int group = group(rows, length);
        float[] e = new float[group * length];
        for (int first = 0; first < rows; first += group) {
            int last = Math.min(rows, first + group);
            int start = first * length;
            System.arraycopy(y, start, e, 0, (last - first) * length);
            exp(e, (last - first) * length);
            for (int row = first; row < last; row++) {
                float sum = Float32Sum.row(g, row * length, length);
                for (int i = row * length; i < (row + 1) * length; i++) {
                    out[i] = g[i] - e[i - start] * sum;
                }
            }
        }
    }

    @Override
    public void logSumExp(float[] x, float[] out, int rows, int length) {
        float[] e = new float[length];
        for (int row = 0; row < rows; row++) {
            float max = length == 0 ? Float.NEGATIVE_INFINITY : subtractMax(x, row * length, e, 0, length);
            if (Float.isInfinite(max)) {
                out[row] = max;
                continue;
            }
            exp(e, length);
            out[row] = max + (float) Math.log(Float32Sum.row(e, 0, length));
        }
    }

    @Override
    public void crossEntropy(float[] x, long[] classes, float @Nullable [] weights, float[] out, int rows, int length) {
        int group = group(rows, length);
        float[] e = new float[group * length];
        for (int first = 0; first < rows; first += group) {
            int last = Math.min(rows, first + group);
            for (int row = first; row < last; row++) {
                int target = (int) Objects.checkIndex(classes[row], (long) length);
                int start = (row - first) * length;
                subtractMax(x, row * length, e, start, length);
                out[row] = -e[start + target];
            }
            exp(e, (last - first) * length);
            for (int row = first; row < last; row++) {
                float loss = out[row] + (float) Math.log(Float32Sum.row(e, (row - first) * length, length));
                out[row] = weights == null ? loss : weights[row] == 0 ? 0 : weights[row] * loss;
            }
        }
    }

    @Override
    public void crossEntropyGradient(float[] x, long[] classes, float[] scales, float[] out, int rows, int length) {
        for (int row = 0; row < rows; row++) {
            subtractMax(x, out, row * length, length);
        }
        exp(out, rows * length);
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            if (scales[row] == 0) {
                Arrays.fill(out, from, from + length, 0);
                continue;
            }
            float scale = scales[row] / Float32Sum.row(out, from, length);
            for (int i = from; i < from + length; i++) {
                out[i] *= scale;
            }
            out[from + (int) Objects.checkIndex(classes[row], (long) length)] -= scales[row];
        }
    }

    /** How many rows to take at a time. */
    private static int group(int rows, int length) {
        return Math.max(1, Math.min(rows, SCRATCH / Math.max(1, length)));
    }

    private static void exp(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = Elementary.exp(x[i]);
        }
    }

    private static void subtractMax(float[] x, float[] out, int from, int length) {
        if (length > 0) {
            float max = Float32Reduction.rowMax(x, from, from + length);
            for (int i = from; i < from + length; i++) {
                out[i] = x[i] - max;
            }
        }
    }

    /** Sets {@code out}, from {@code start} on, to a row less its maximum, and returns the maximum. */
    private static float subtractMax(float[] x, int from, float[] out, int start, int length) {
        float max = Float32Reduction.rowMax(x, from, from + length);
        for (int i = 0; i < length; i++) {
            out[start + i] = x[from + i] - max;
        }
        return max;
    }
}
