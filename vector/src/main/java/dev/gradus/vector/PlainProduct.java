package dev.gradus.vector;

import dev.gradus.core.kernel.Parallel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Products in plain Java, for as long as the tiles are not compiled. They give the same bits as the tiles: sums over the
 * same depths, by fused multiply-adds in the same order.
 */
final class PlainProduct {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 128;

    /** How many rows of the right matrix are added at a time. */
    private static final int STEP = 4;

    private final float[] right = new float[STEP * WIDTH];
    private final float[][] sums = new float[HEIGHT][WIDTH];

    /** Sets c to the product of a and b, of the sizes (m, k) and (k, n), plus the addend, if there is one, which may be c. */
    static void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, @Nullable Matrix addend) {
        int across = Blocking.panels(n, WIDTH);
        Parallel.run(across * Blocking.panels(m, HEIGHT), part -> {
            int i = part / across * HEIGHT;
            int j = part % across * WIDTH;
            Workspace.ofThread()
                    .plainProduct()
                    .multiplyBlock(
                            Math.min(HEIGHT, m - i),
                            Math.min(WIDTH, n - j),
                            k,
                            a.from(i, 0),
                            b.from(0, j),
                            c.from(i, j),
                            addend == null ? null : addend.from(i, j));
        });
    }

    private void multiplyBlock(int height, int width, int k, Matrix a, Matrix b, Matrix c, @Nullable Matrix addend) {
        int depth;
        for (int l = 0; l < k; l += depth) {
            depth = Blocking.depth(k - l);
            sum(height, width, depth, a.from(0, l), b.from(l, 0));
            store(height, width, c, l > 0 ? c : addend);
        }
    }

    private void sum(int height, int width, int depth, Matrix a, Matrix b) {
        for (int i = 0; i < height; i++) {
            Arrays.fill(sums[i], 0, width, 0);
        }
        int l = 0;
        for (; l + STEP <= depth; l += STEP) {
            loadRight(b.from(l, 0), STEP, width);
            for (int i = 0; i < height; i++) {
                float[] left = a.data();
                int p = a.index(i, l);
                int along = a.column();
                addFour(left[p], left[p + along], left[p + 2 * along], left[p + 3 * along], right, sums[i], width);
            }
        }
        for (; l < depth; l++) {
            loadRight(b.from(l, 0), 1, width);
            for (int i = 0; i < height; i++) {
                addOne(a.data()[a.index(i, l)], right, sums[i], width);
            }
        }
    }

    private void loadRight(Matrix b, int rows, int width) {
        float[] from = b.data();
        int along = b.column();
        for (int l = 0; l < rows; l++) {
            int p = b.index(l, 0);
            int q = l * WIDTH;
            if (along == 1) {
                System.arraycopy(from, p, right, q, width);
            } else {
                for (int j = 0; j < width; j++) {
                    right[q + j] = from[p + j * along];
                }
            }
        }
    }

    /** The JIT compiler makes vector instructions of this, because all arrays are read at one index and constants. */
    private static void addFour(float a0, float a1, float a2, float a3, float[] b, float[] sum, int width) {
        for (int j = 0; j < width; j++) {
            float next = Math.fma(a0, b[j], sum[j]);
            next = Math.fma(a1, b[j + WIDTH], next);
            next = Math.fma(a2, b[j + 2 * WIDTH], next);
            sum[j] = Math.fma(a3, b[j + 3 * WIDTH], next);
        }
    }

    private static void addOne(float a, float[] b, float[] sum, int width) {
        for (int j = 0; j < width; j++) {
            sum[j] = Math.fma(a, b[j], sum[j]);
        }
    }

    private void store(int height, int width, Matrix c, @Nullable Matrix addend) {
        for (int i = 0; i < height; i++) {
            int q = c.index(i, 0);
            if (addend == null) {
                System.arraycopy(sums[i], 0, c.data(), q, width);
            } else {
                add(sums[i], addend.data(), addend.index(i, 0), c.data(), q, width);
            }
        }
    }

    private static void add(float[] sum, float[] addend, int p, float[] c, int q, int width) {
        for (int j = 0; j < width; j++) {
            c[q + j] = addend[p + j] + sum[j];
        }
    }
}
