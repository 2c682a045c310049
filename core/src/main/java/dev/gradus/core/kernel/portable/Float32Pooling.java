package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.Parallel;
import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;
import java.util.Arrays;

/** Pooling of {@code float[]}, a few planes at a time. */
final class Float32Pooling implements PoolingKernels<float[]> {
    /** How many elements of the input a thread takes at a time, at least. */
    private static final int PART = 1 << 14;

    @Override
    public void max(PoolingShape shape, float[] x, float[] y, int[] indices) {
        if (Float32MaxSquares.fits(shape)) {
            eachPlane(shape, plane -> Float32MaxSquares.plane(shape, plane, x, y, indices));
            return;
        }
        TapRanges rows = TapRanges.ofRows(shape);
        TapRanges columns = TapRanges.ofColumns(shape);
        eachPlane(shape, plane -> {
            int start = plane * shape.inputPlane();
            int i = plane * shape.outputPlane();
            for (int p = 0; p < shape.height().output(); p++) {
                int top = start + rows.first(p);
                int end = start + rows.end(p);
                for (int q = 0; q < shape.width().output(); q++, i++) {
                    int best = largest(x, top, end, rows.step(), columns.first(q), columns.end(q), columns.step());
                    y[i] = x[best];
                    indices[i] = best - start;
                }
            }
        });
    }

    /** Where the largest element in some columns of some rows stands. */
    private static int largest(float[] x, int top, int end, int rowStep, int left, int right, int columnStep) {
        int best = top + left;
        float value = x[best];
        for (int row = top; row < end; row += rowStep) {
            for (int i = row + left; i < row + right; i += columnStep) {
                float next = x[i];
                // A choice between integer constants is not compiled to a jump, which numbers at random make slow.
                int ifLarger = next > value ? -1 : 0;
                best = (i & ifLarger) | (best & ~ifLarger);
                value = Math.max(value, next);
            }
        }
        return Elementary.isNaN(value) ? lastNaN(x, top, end, rowStep, left, right, columnStep) : best;
    }

    /** Where the last NaN in some columns of some rows stands, of which there is at least one. */
    static int lastNaN(float[] x, int top, int end, int rowStep, int left, int right, int columnStep) {
        int last = top + left;
        for (int row = top; row < end; row += rowStep) {
            for (int i = row + left; i < row + right; i += columnStep) {
                if (Elementary.isNaN(x[i])) {
                    last = i;
                }
            }
        }
        return last;
    }

    @Override
    public void maxGradient(PoolingShape shape, float[] upstream, int[] indices, float[] gradient) {
        eachPlane(shape, plane -> {
            int start = plane * shape.inputPlane();
            Arrays.fill(gradient, start, start + shape.inputPlane(), 0);
            for (int i = plane * shape.outputPlane(); i < (plane + 1) * shape.outputPlane(); i++) {
                gradient[start + indices[i]] += upstream[i];
            }
        });
    }

    @Override
    public void average(PoolingShape shape, float[] x, float[] shares, float[] y) {
        TapRanges rows = TapRanges.ofRows(shape);
        TapRanges columns = TapRanges.ofColumns(shape);
        eachPlane(shape, plane -> {
            int i = 0;
            for (int p = 0; p < shape.height().output(); p++) {
                int start = plane * shape.inputPlane();
                int top = start + rows.first(p);
                int end = start + rows.end(p);
                for (int q = 0; q < shape.width().output(); q++, i++) {
                    float sum = 0;
                    for (int row = top; row < end; row += rows.step()) {
                        for (int j = row + columns.first(q); j < row + columns.end(q); j += columns.step()) {
                            sum += x[j];
                        }
                    }
                    y[plane * shape.outputPlane() + i] = sum * shares[i];
                }
            }
        });
    }

    @Override
    public void averageGradient(PoolingShape shape, float[] upstream, float[] shares, float[] gradient) {
        TapRanges rows = TapRanges.ofRows(shape);
        TapRanges columns = TapRanges.ofColumns(shape);
        eachPlane(shape, plane -> {
            int start = plane * shape.inputPlane();
            Arrays.fill(gradient, start, start + shape.inputPlane(), 0);
            int i = 0;
            for (int p = 0; p < shape.height().output(); p++) {
                int top = start + rows.first(p);
                int end = start + rows.end(p);
                for (int q = 0; q < shape.width().output(); q++, i++) {
                    float value = upstream[plane * shape.outputPlane() + i] * shares[i];
                    for (int row = top; row < end; row += rows.step()) {
                        for (int j = row + columns.first(q); j < row + columns.end(q); j += columns.step()) {
                            gradient[j] += value;
                        }
                    }
                }
            }
        });
    }

    private interface Plane {
        void run(int plane);
    }

    private static void eachPlane(PoolingShape shape, Plane kernel) {
        Parallel.run(shape.planes(), Math.max(1, PART / Math.max(1, shape.inputPlane())), (from, to) -> {
            for (int plane = from; plane < to; plane++) {
                kernel.run(plane);
            }
        });
    }
}
