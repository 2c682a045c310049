package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;

/** The maxima of squares of two by two elements of {@code float[]}, side by side: the usual pooling. */
final class Float32MaxSquares {
    private Float32MaxSquares() {}

    /** Whether a pooling is of this kind. */
    static boolean fits(PoolingShape shape) {
        return isOfPairs(shape.height()) && isOfPairs(shape.width());
    }

    /** Whether each place sees two neighbours; the last one may be missing where sizes are rounded up. */
    private static boolean isOfPairs(SlidingWindow window) {
        return window.kernel() == 2
                && window.stride() == 2
                && window.padding() == 0
                && window.dilation() == 1
                && 2 * window.output() <= window.input();
    }

    /** Pools one plane. */
    static void plane(PoolingShape shape, int plane, float[] x, float[] y, int[] indices) {
        int width = shape.width().input();
        int start = plane * shape.inputPlane();
        int out = plane * shape.outputPlane();
        for (int p = 0; p < shape.height().output(); p++) {
            int i = start + 2 * p * width;
            for (int q = 0; q < shape.width().output(); q++, i += 2, out++) {
                int best = largest(x, i, i + width);
                y[out] = x[best];
                indices[out] = best - start;
            }
        }
    }

    /**
     * Where the largest of four elements stands, by choices between integer constants: others are compiled to jumps, which
     * numbers at random make three times as slow.
     */
    private static int largest(float[] x, int i, int j) {
        float upper = Math.max(x[i], x[i + 1]);
        float lower = Math.max(x[j], x[j + 1]);
        int ofUpper = i + (x[i + 1] > x[i] ? 1 : 0);
        int ofLower = j + (x[j + 1] > x[j] ? 1 : 0);
        int ifLower = lower > upper ? -1 : 0;
        return Elementary.isNaN(Math.max(upper, lower))
                ? Float32Pooling.lastNaN(x, i, j + 1, j - i, 0, 2, 1)
                : (ofLower & ifLower) | (ofUpper & ~ifLower);
    }
}
