package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.AdamStep;
import dev.gradus.core.kernel.MomentumStep;
import dev.gradus.core.kernel.OptimizerKernels;

/**
 * Parameter updates on {@code float[]}.
 *
 * <p>The average of a gradient that has become zero, as that of a dead ReLU's weights, shrinks by the same factor each
 * step and would end as a subnormal number for good, since 0.9 times the smallest one rounds to the smallest one.
 * Processors multiply those a hundred times slower than others. So averages are rounded to multiples of a million times
 * the smallest normal number (1.2e-32, which no step notices): a few of those are where they end.
 */
final class Float32Optimizer implements OptimizerKernels<float[]> {
    private static final float ONE = 1;

    /** To add this and to subtract it again rounds to such a multiple, in a loop that the JIT compiler still vectorizes. */
    private static final float ROUNDER = Float.MIN_NORMAL / Math.ulp(ONE) * (1 << 20);

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
            v[i] = keep * v[i] + take * d + ROUNDER - ROUNDER;
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
            m[i] = keepM * m[i] + takeM * d + ROUNDER - ROUNDER;
            v[i] = keepV * v[i] + takeV * d * d + ROUNDER - ROUNDER;
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
            m[i] = keepM * m[i] + takeM * d + ROUNDER - ROUNDER;
            v[i] = keepV * v[i] + takeV * d * d + ROUNDER - ROUNDER;
            h[i] = Math.max(h[i], v[i]);
            x[i] = keep * x[i] - size * m[i] / ((float) Math.sqrt(h[i]) * scale + floor);
        }
    }
}
