package dev.gradus.core.kernel;

/**
 * Update rules of optimizers, each in one pass over the parameter, its gradient and its state: the index range
 * {@code [from, to)} is the same on every array. All of it is computed by the calling thread; what is shared among threads
 * are the parameters of a model together. The numbers of a step are rounded to the element type.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface OptimizerKernels<A> {
    /** One step of gradient descent: {@code x = keep x + take g}. */
    void descend(A x, A g, double keep, double take, int from, int to);

    /**
     * One step of gradient descent with momentum: with {@code d = direction g + decay x}, {@code v = keep v + take d},
     * {@code x -= gradientRate d + velocityRate v}.
     */
    void momentum(A x, A g, A v, MomentumStep step, int from, int to);

    /**
     * One step of Adam (Kingma and Ba 2015): with {@code d = direction g + decay x}, {@code m = beta1 m + (1 - beta1) d},
     * {@code v = beta2 v + (1 - beta2) d²}, {@code x = keep x - stepSize m / (sqrt(v) / rootCorrection + eps)}.
     */
    void adam(A x, A g, A m, A v, AdamStep step, int from, int to);

    /** As {@link #adam} with AMSGrad (Reddi et al. 2018): {@code h = max(h, v)} takes the place of v in the divisor. */
    void amsgrad(A x, A g, A m, A v, A h, AdamStep step, int from, int to);
}
