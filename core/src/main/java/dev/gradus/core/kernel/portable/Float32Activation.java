package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.ActivationKernels;

/** Activation functions of {@code float[]} with their gradients. */
final class Float32Activation implements ActivationKernels<float[]> {
    @Override
    public void sigmoid(float[] x, float[] out, int from, int to) {
        // Two loops, since one of both would be too long to run on vectors. Where e^-x overflows, 1 / infinity is 0.
        for (int i = from; i < to; i++) {
            out[i] = Elementary.exp(-x[i]);
        }
        for (int i = from; i < to; i++) {
            out[i] = 1 / (1 + out[i]);
        }
    }

    @Override
    public void sigmoidGradient(float[] y, float[] g, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = g[i] * y[i] * (1 - y[i]);
        }
    }

    @Override
    public void tanh(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.tanh(x[i]);
        }
    }

    @Override
    public void tanhGradient(float[] y, float[] g, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = g[i] * (1 - y[i] * y[i]);
        }
    }

    @Override
    public void relu(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.max(x[i], 0);
        }
    }

    @Override
    public void reluGradient(float[] y, float[] g, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Elementary.ifPositive(y[i], g[i]);
        }
    }

    @Override
    public void gelu(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = (float) NormalDistribution.gelu(x[i]);
        }
    }

    @Override
    public void geluGradient(float[] x, float[] g, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = g[i] * (float) NormalDistribution.geluDerivative(x[i]);
        }
    }
}
