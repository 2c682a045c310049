package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.SoftmaxKernels;

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
        for (int i = 0; i < rows * length; i++) {
            out[i] = Elementary.exp(out[i]);
        }
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
            float dot = dot(y, g, from, from + length);
            for (int i = from; i < from + length; i++) {
                out[i] = y[i] * (g[i] - dot);
            }
        }
    }

    private static float dot(float[] x, float[] y, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void logSoftmax(float[] x, float[] out, int rows, int length) {
        if (length == 0) {
            return;
        }
        int group = Math.max(1, SCRATCH / length);
        float[] e = new float[Math.min(rows, group) * length];
        for (int first = 0; first < rows; first += group) {
            int count = Math.min(group, rows - first);
            int from = first * length;
            for (int row = 0; row < count; row++) {
                subtractMax(x, out, from + row * length, length);
            }
            System.arraycopy(out, from, e, 0, count * length);
            for (int i = 0; i < count * length; i++) {
                e[i] = Elementary.exp(e[i]);
            }
            for (int row = 0; row < count; row++) {
                float log = (float) Math.log(Float32Sum.row(e, row * length, length));
                for (int i = from + row * length; i < from + (row + 1) * length; i++) {
                    out[i] -= log;
                }
            }
        }
    }

    @Override
    public void logSoftmaxGradient(float[] y, float[] g, float[] out, int rows, int length) {
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            float sum = Float32Sum.row(g, from, length);
            for (int i = from; i < from + length; i++) {
                out[i] = g[i] - Elementary.exp(y[i]) * sum;
            }
        }
    }

    @Override
    public void logSumExp(float[] x, float[] out, int rows, int length) {
        float[] e = new float[length];
        for (int row = 0; row < rows; row++) {
            float max =
                    length == 0 ? (float) Math.log(0) : Float32Reduction.rowMax(x, row * length, (row + 1) * length);
            if (Float.isInfinite(max)) {
                out[row] = max;
                continue;
            }
            System.arraycopy(x, row * length, e, 0, length);
            for (int i = 0; i < length; i++) {
                e[i] = Elementary.exp(e[i] - max);
            }
            out[row] = max + (float) Math.log(Float32Sum.row(e, 0, length));
        }
    }

    private static void subtractMax(float[] x, float[] out, int from, int length) {
        if (length == 0) {
            return;
        }
        float max = Float32Reduction.rowMax(x, from, from + length);
        for (int i = from; i < from + length; i++) {
            out[i] = x[i] - max;
        }
    }
}
