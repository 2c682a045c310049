package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ComparisonKernels;

/** Comparisons of {@code float[]}. */
final class Float32Comparison implements ComparisonKernels<float[]> {
    @Override
    public void eq(float[] x, float[] y, boolean[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] == y[i];
        }
    }

    @Override
    public void ne(float[] x, float[] y, boolean[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] != y[i];
        }
    }

    @Override
    public void lt(float[] x, float[] y, boolean[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] < y[i];
        }
    }

    @Override
    public void le(float[] x, float[] y, boolean[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] <= y[i];
        }
    }
}
