package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.MathKernels;

/** Division and elementary functions on {@code float[]}. */
final class Float32Math implements MathKernels<float[]> {
    @Override
    public void div(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] / y[i];
        }
    }

    @Override
    public void pow(float[] x, float[] y, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.pow(x[i], y[i]);
        }
    }

    @Override
    public void square(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = x[i] * x[i];
        }
    }

    @Override
    public void exp(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.exp(x[i]);
        }
    }

    @Override
    public void expm1(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.expm1(x[i]);
        }
    }

    @Override
    public void log(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.log(x[i]);
        }
    }

    @Override
    public void log1p(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.log1p(x[i]);
        }
    }

    @Override
    public void log2(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.log2(x[i]);
        }
    }

    @Override
    public void sqrt(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.sqrt(x[i]);
        }
    }

    @Override
    public void rsqrt(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = 1 / (float) Math.sqrt(x[i]);
        }
    }

    @Override
    public void reciprocal(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = 1 / x[i];
        }
    }

    @Override
    public void sin(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.sin(x[i]);
        }
    }

    @Override
    public void cos(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.cos(x[i]);
        }
    }

    @Override
    public void atan(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.atan(x[i]);
        }
    }

    @Override
    public void sinh(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.sinh(x[i]);
        }
    }

    @Override
    public void cosh(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.cosh(x[i]);
        }
    }

    @Override
    public void floor(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.floor(x[i]);
        }
    }

    @Override
    public void ceil(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.ceil(x[i]);
        }
    }

    @Override
    public void round(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) Math.rint(x[i]);
        }
    }

    @Override
    public void trunc(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) (x[i] < 0 ? Math.ceil(x[i]) : Math.floor(x[i]));
        }
    }

    @Override
    public void erf(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.erf(x[i]);
        }
    }
}
