package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.AdamStep;
import dev.gradus.core.kernel.MomentumStep;
import dev.gradus.core.kernel.OptimizerKernels;

/** Parameter updates on {@code float[]}. */
final class Float32Optimizer implements OptimizerKernels<float[]> {
    @Override
    public void descend(float[] x, float[] g, double keep, double take, int from, int to) {
        float keepX = (float) keep;
        float takeG = (float) take;
        for (int i = from; i < to; i++) {
            x[i] = keepX * x[i] + takeG * g[i];
        }
    }

    @Override
    public void momentum(float[] x, float[] g, float[] v, MomentumStep step, int from, int to) {
        float direction = (float) step.direction();
        float decay = (float) step.decay();
        float keep = (float) step.keep();
        float take = (float) step.take();
        float gradientRate = (float) step.gradientRate();
        float velocityRate = (float) step.velocityRate();
        for (int i = from; i < to; i++) {
            float d = direction * g[i] + decay * x[i];
            v[i] = keep * v[i] + take * d;
            x[i] -= gradientRate * d + velocityRate * v[i];
        }
    }

    @Override
    public void adam(float[] x, float[] g, float[] m, float[] v, AdamStep step, int from, int to) {
        float direction = (float) step.direction();
        float decay = (float) step.decay();
        float keepM = (float) step.beta1();
        float takeM = (float) (1 - step.beta1());
        float keepV = (float) step.beta2();
        float takeV = (float) (1 - step.beta2());
        float size = (float) step.stepSize();
        float scale = (float) (1 / step.rootCorrection());
        float floor = (float) step.eps();
        float keep = (float) step.keep();
        for (int i = from; i < to; i++) {
            float d = direction * g[i] + decay * x[i];
            m[i] = keepM * m[i] + takeM * d;
            v[i] = keepV * v[i] + takeV * d * d;
            x[i] = keep * x[i] - size * m[i] / ((float) Math.sqrt(v[i]) * scale + floor);
        }
    }

    @Override
    public void amsgrad(float[] x, float[] g, float[] m, float[] v, float[] h, AdamStep step, int from, int to) {
        float direction = (float) step.direction();
        float decay = (float) step.decay();
        float keepM = (float) step.beta1();
        float takeM = (float) (1 - step.beta1());
        float keepV = (float) step.beta2();
        float takeV = (float) (1 - step.beta2());
        float size = (float) step.stepSize();
        float scale = (float) (1 / step.rootCorrection());
        float floor = (float) step.eps();
        float keep = (float) step.keep();
        for (int i = from; i < to; i++) {
            float d = direction * g[i] + decay * x[i];
            m[i] = keepM * m[i] + takeM * d;
            v[i] = keepV * v[i] + takeV * d * d;
            h[i] = Math.max(h[i], v[i]);
            x[i] = keep * x[i] - size * m[i] / ((float) Math.sqrt(h[i]) * scale + floor);
        }
    }
}
