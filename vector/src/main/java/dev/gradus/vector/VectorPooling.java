package dev.gradus.vector;

import dev.gradus.core.kernel.Parallel;
import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;

/**
 * Pooling of {@code float[]}. On one core, maxima of squares of two by two take 0.4 ns an element of the input, where the
 * portable kernels take 1.4; everything else is the portable kernels'.
 */
final class VectorPooling implements PoolingKernels<float[]> {
    /** How many elements of the input a thread takes at a time, at least. */
    private static final int PART = 1 << 14;

    private final PoolingKernels<float[]> portable;

    VectorPooling(PoolingKernels<float[]> portable) {
        this.portable = portable;
    }

    @Override
    public void max(PoolingShape shape, float[] x, float[] y, int[] indices) {
        if (MaxSquares.fits(shape)) {
            MaxSquares squares = new MaxSquares(shape, x, y, indices);
            Parallel.run(shape.planes(), Math.max(1, PART / Math.max(1, shape.inputPlane())), squares::planes);
        } else {
            portable.max(shape, x, y, indices);
        }
    }

    @Override
    public void maxGradient(PoolingShape shape, float[] upstream, int[] indices, float[] gradient) {
        portable.maxGradient(shape, upstream, indices, gradient);
    }

    @Override
    public void average(PoolingShape shape, float[] x, float[] shares, float[] y) {
        portable.average(shape, x, shares, y);
    }

    @Override
    public void averageGradient(PoolingShape shape, float[] upstream, float[] shares, float[] gradient) {
        portable.averageGradient(shape, upstream, shares, gradient);
    }
}
