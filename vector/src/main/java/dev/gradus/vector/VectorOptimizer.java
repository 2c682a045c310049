package dev.gradus.vector;

import dev.gradus.core.kernel.AdamStep;
import dev.gradus.core.kernel.MomentumStep;
import dev.gradus.core.kernel.OptimizerKernels;
import dev.gradus.core.kernel.Parallel;
import jdk.incubator.vector.FloatVector;

/**
 * Parameter updates on {@code float[]}: whole vectors by loops that round after each operation, as the portable ones do,
 * which take the rest.
 */
final class VectorOptimizer implements OptimizerKernels<float[]> {
    private static final float ROUNDER = Float.MIN_NORMAL / Math.ulp(1f) * (1 << 20);

    private final OptimizerKernels<float[]> portable;
    private final WarmUp descent = new WarmUp();
    private final WarmUp momentum = new WarmUp();
    private final WarmUp adam = new WarmUp();

    VectorOptimizer(OptimizerKernels<float[]> portable) {
        this.portable = portable;
    }

    @Override
    public void descend(float[] x, float[] g, double keep, double take, int from, int to) {
        int rest = from;
        if (to - from >= Lanes.COUNT) {
            rest = whole(
                    descent,
                    from,
                    to,
                    (i, n) -> descentVectors(x, g, (float) keep, (float) take, i, n),
                    (i, n) -> portable.descend(x, g, keep, take, i, n));
        }
        portable.descend(x, g, keep, take, rest, to);
    }

    private static void descentVectors(float[] x, float[] g, float keep, float take, int from, int to) {
        for (int i = from; i < to; i += Lanes.COUNT) {
            vector(x, i).mul(keep).add(vector(g, i).mul(take)).intoArray(x, i);
        }
    }

    @Override
    public void momentum(float[] x, float[] g, float[] v, MomentumStep step, int from, int to) {
        int rest = from;
        if (to - from >= Lanes.COUNT) {
            rest = whole(
                    momentum,
                    from,
                    to,
                    (i, n) -> momentumVectors(x, g, v, step, i, n),
                    (i, n) -> portable.momentum(x, g, v, step, i, n));
        }
        portable.momentum(x, g, v, step, rest, to);
    }

    private static void momentumVectors(float[] x, float[] g, float[] v, MomentumStep step, int from, int to) {
        float direction = (float) step.direction();
        float decay = (float) step.decay();
        float keep = (float) step.keep();
        float take = (float) step.take();
        float gradientRate = (float) step.gradientRate();
        float velocityRate = (float) step.velocityRate();
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector value = vector(x, i);
            FloatVector d = vector(g, i).mul(direction).add(value.mul(decay));
            FloatVector velocity = rounded(vector(v, i).mul(keep).add(d.mul(take)));
            velocity.intoArray(v, i);
            value.sub(d.mul(gradientRate).add(velocity.mul(velocityRate))).intoArray(x, i);
        }
    }

    @Override
    public void adam(float[] x, float[] g, float[] m, float[] v, AdamStep step, int from, int to) {
        int rest = from;
        if (to - from >= Lanes.COUNT) {
            rest = whole(
                    adam,
                    from,
                    to,
                    (i, n) -> adamVectors(x, g, m, v, step, i, n),
                    (i, n) -> portable.adam(x, g, m, v, step, i, n));
        }
        portable.adam(x, g, m, v, step, rest, to);
    }

    private static void adamVectors(float[] x, float[] g, float[] m, float[] v, AdamStep step, int from, int to) {
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
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector value = vector(x, i);
            FloatVector d = vector(g, i).mul(direction).add(value.mul(decay));
            FloatVector mean = rounded(vector(m, i).mul(keepM).add(d.mul(takeM)));
            FloatVector square =
                    rounded(vector(v, i).mul(keepV).add(d.mul(takeV).mul(d)));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector divisor = square.sqrt().mul(scale).add(floor);
            value.mul(keep).sub(mean.mul(size).div(divisor)).intoArray(x, i);
        }
    }

    @Override
    public void amsgrad(float[] x, float[] g, float[] m, float[] v, float[] h, AdamStep step, int from, int to) {
        portable.amsgrad(x, g, m, v, h, step, from, to);
    }

    /** Runs whole vectors, if need be on trial, and says where it stopped: less than a vector before the end. */
    private static int whole(WarmUp warmUp, int from, int to, Parallel.Range vectors, Parallel.Range scalars) {
        int start = warmUp.isOver() ? from : warmUp.run(from, to, vectors, scalars);
        int end = start + Lanes.whole(to - start);
        if (end > start) { // the trial is over
            vectors.run(start, end);
        }
        return end;
    }

    /** Rounds averages as the portable kernels do, lest they end as subnormal numbers, which are a hundred times slower. */
    private static FloatVector rounded(FloatVector average) {
        return average.add(ROUNDER).sub(ROUNDER);
    }

    private static FloatVector vector(float[] x, int i) {
        return FloatVector.fromArray(Vectors.SPECIES, x, i);
    }
}
