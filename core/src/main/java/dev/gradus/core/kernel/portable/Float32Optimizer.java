package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.OptimizerKernels;

/** Parameter updates on {@code float[]}. */
final class Float32Optimizer implements OptimizerKernels<float[]> {
    @Override
    public void adam(
            float[] x,
            float[] g,
            float[] m,
            float[] v,
            double beta1,
            double beta2,
            double stepSize,
            double rootCorrection,
            double eps,
            int from,
            int to) {
        float keepM = (float) beta1;
        float keepV = (float) beta2;
        float takeM = (float) (1 - beta1);
        float takeV = (float) (1 - beta2);
        float step = (float) stepSize;
        float scale = (float) (1 / rootCorrection);
        float floor = (float) eps;
        for (int i = from; i < to; i++) {
            m[i] = keepM * m[i] + takeM * g[i];
            v[i] = keepV * v[i] + takeV * g[i] * g[i];
            x[i] -= step * m[i] / ((float) Math.sqrt(v[i]) * scale + floor);
        }
    }
}
