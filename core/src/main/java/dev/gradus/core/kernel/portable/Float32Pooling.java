package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.Parallel;
import dev.gradus.core.kernel.PoolingKernels;
import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.Arrays;

/** Pooling of {@code float[]}. */
final class Float32Pooling implements PoolingKernels<float[]> {
    @Override
    public void max(PoolingShape shape, float[] x, float[] y, long[] indices) {
        Parallel.run(shape.planes(), plane -> {
            SlidingWindow height = shape.height();
            SlidingWindow width = shape.width();
            int i = plane * shape.outputPlane();
            for (int p = 0; p < height.output(); p++) {
                for (int q = 0; q < width.output(); q++, i++) {
                    int best = largest(height, p, width, q, x, plane * shape.inputPlane());
                    y[i] = x[plane * shape.inputPlane() + best];
                    indices[i] = best;
                }
            }
        });
    }

    private static int largest(SlidingWindow height, int p, SlidingWindow width, int q, float[] x, int offset) {
        int firstColumn = width.position(q, width.firstTap(q));
        int endColumn = width.position(q, width.endTap(q));
        int best = height.position(p, height.firstTap(p)) * width.input() + firstColumn;
        float value = x[offset + best];
        for (int s = height.firstTap(p); s < height.endTap(p); s++) {
            int row = height.position(p, s) * width.input();
            for (int column = firstColumn; column < endColumn; column += width.dilation()) {
                float next = x[offset + row + column];
                if (next > value || Elementary.isNaN(next)) {
                    best = row + column;
                    value = next;
                }
            }
        }
        return best;
    }

    @Override
    public void maxGradient(PoolingShape shape, float[] upstream, long[] indices, float[] gradient) {
        Parallel.run(shape.planes(), plane -> {
            int start = plane * shape.inputPlane();
            Arrays.fill(gradient, start, start + shape.inputPlane(), 0);
            for (int i = plane * shape.outputPlane(); i < (plane + 1) * shape.outputPlane(); i++) {
                gradient[start + (int) indices[i]] += upstream[i];
            }
        });
    }

    @Override
    public void average(PoolingShape shape, float[] x, float[] shares, float[] y) {
        Parallel.run(shape.planes(), plane -> {
            SlidingWindow height = shape.height();
            SlidingWindow width = shape.width();
            int i = 0;
            for (int p = 0; p < height.output(); p++) {
                for (int q = 0; q < width.output(); q++, i++) {
                    float sum = 0;
                    for (int s = height.firstTap(p); s < height.endTap(p); s++) {
                        int row = plane * shape.inputPlane() + height.position(p, s) * width.input();
                        for (int t = width.firstTap(q); t < width.endTap(q); t++) {
                            sum += x[row + width.position(q, t)];
                        }
                    }
                    y[plane * shape.outputPlane() + i] = sum * shares[i];
                }
            }
        });
    }

    @Override
    public void averageGradient(PoolingShape shape, float[] upstream, float[] shares, float[] gradient) {
        Parallel.run(shape.planes(), plane -> {
            SlidingWindow height = shape.height();
            SlidingWindow width = shape.width();
            int start = plane * shape.inputPlane();
            Arrays.fill(gradient, start, start + shape.inputPlane(), 0);
            int i = 0;
            for (int p = 0; p < height.output(); p++) {
                for (int q = 0; q < width.output(); q++, i++) {
                    float value = upstream[plane * shape.outputPlane() + i] * shares[i];
                    for (int s = height.firstTap(p); s < height.endTap(p); s++) {
                        int row = start + height.position(p, s) * width.input();
                        for (int t = width.firstTap(q); t < width.endTap(q); t++) {
                            gradient[row + width.position(q, t)] += value;
                        }
                    }
                }
            }
        });
    }
}
