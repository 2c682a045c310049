package dev.gradus.core.kernel;

/**
 * Pooling and its gradients. Outputs are overwritten, and overlap no input.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 */
public interface PoolingKernels<A> {
    /**
     * The largest element that each window covers, NaN if there is one; padding does not count.
     *
     * @param indices of the shape of {@code y}: where in its plane of the input, {@code row * width.input + column}, the
     *     element stands: the first of the largest, or the last NaN
     */
    void max(PoolingShape shape, A x, A y, int[] indices);

    /**
     * The gradient of {@link #max}: each element of {@code upstream} is added to the place in its plane that
     * {@code indices} names, in the order of the outputs; all else is 0.
     */
    void maxGradient(PoolingShape shape, A upstream, int[] indices, A gradient);

    /**
     * The sum of what each window covers times its share, padding being 0.
     *
     * @param shares one factor for each place of the window, {@code (height.output, width.output)}
     */
    void average(PoolingShape shape, A x, A shares, A y);

    /** The gradient of {@link #average}: each element of {@code upstream}, times its share, goes to all that its window covers. */
    void averageGradient(PoolingShape shape, A upstream, A shares, A gradient);
}
