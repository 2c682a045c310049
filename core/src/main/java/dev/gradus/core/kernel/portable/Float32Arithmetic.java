package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ArithmeticKernels;

/** Arithmetic on {@code float[]}. */
final class Float32Arithmetic implements ArithmeticKernels<float[]> {
    @Override
    public void add(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] + y[i];
        }
    }

    @Override
    public void sub(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] - y[i];
        }
    }

    @Override
    public void mul(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] * y[i];
        }
    }

    @Override
    public void addScaled(float[] x, double alpha, float[] y, float[] out, int from, int to) {
        float scale = (float) alpha;
        for (int i = from; i < to; i++) {
            out[i] = x[i] + scale * y[i];
        }
    }

    @Override
    public void maximum(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.max(x[i], y[i]);
        }
    }

    @Override
    public void minimum(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.min(x[i], y[i]);
        }
    }

    @Override
    public void neg(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = -x[i];
        }
    }

    @Override
    public void abs(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    @Override
    public void sign(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.sign(x[i]);
        }
    }

    @Override
    public void where(boolean[] condition, float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = condition[i] ? x[i] : y[i];
        }
    }
}
