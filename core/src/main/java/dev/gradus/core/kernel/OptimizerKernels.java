package dev.gradus.core.kernel;

/**
 * Update rules of optimizers, each in one pass over the parameter, its gradient and its state: the index range
 * {@code [from, to)} is the same on every array.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface OptimizerKernels<A> {
    /**
     * One step of Adam (Kingma and Ba 2015): {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2) g²},
     * {@code x -= stepSize m / (sqrt(v) / rootCorrection + eps)}.
     *
     * @param stepSize the learning rate divided by {@code 1 - beta1^t}
     * @param rootCorrection {@code sqrt(1 - beta2^t)}
     */
    void adam(
            A x,
            A g,
            A m,
            A v,
            double beta1,
            double beta2,
            double stepSize,
            double rootCorrection,
            double eps,
            int from,
            int to);
}
