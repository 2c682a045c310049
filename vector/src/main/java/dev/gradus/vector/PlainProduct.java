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

    /**
     * How many columns on the left and rows on the right are copied at a time. Fewer would make the JIT compiler take the loop
     * around all others for the one that matters, and compile everything again as a part of it.
     */
    private static final int DEPTH = 64;

    /** How many rows of the right matrix are added at a time. */
    private static final int STEP = 4;

    /** The steps of four rows, and of one row each for what is left. */
    private static final int STEPS = DEPTH / STEP + STEP - 1;

    /** Element (i, l) of a step stands at {@code i * STEP + l}. */
    private final float[][] left = new float[STEPS][HEIGHT * STEP];

    /** Element (l, j) of a step stands at {@code l * WIDTH + j}. */
    private final float[][] right = new float[STEPS][STEP * WIDTH];

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
        clear(sums, height, width);
        for (int l = 0; l < depth; l += DEPTH) {
            int count = Math.min(DEPTH, depth - l);
            int fours = count / STEP;
            int ones = count % STEP;
            loadLeft(a.from(0, l), height, fours, ones);
            loadRight(b.from(l, 0), width, fours, ones);
            addFours(left, right, sums, height, width, fours);
            addOnes(left, right, sums, height, width, fours, fours + ones);
        }
    }

    private static void clear(float[][] sums, int height, int width) {
        for (int i = 0; i < height; i++) {
            Arrays.fill(sums[i], 0, width, 0);
        }
    }

    private void loadLeft(Matrix a, int height, int fours, int ones) {
        for (int step = 0; step < fours; step++) {
            copyColumns(a.from(0, step * STEP), height, STEP, left[step]);
        }
        for (int l = 0; l < ones; l++) {
            copyColumns(a.from(0, fours * STEP + l), height, 1, left[fours + l]);
        }
    }

    private static void copyColumns(Matrix a, int height, int columns, float[] to) {
        float[] from = a.data();
        int along = a.column();
        for (int i = 0; i < height; i++) {
            int p = a.index(i, 0);
            for (int l = 0; l < columns; l++) {
                to[i * STEP + l] = from[p + l * along];
            }
        }
    }

    private void loadRight(Matrix b, int width, int fours, int ones) {
        for (int l = 0; l < fours * STEP; l++) {
            copyRow(b.from(l, 0), width, right[l / STEP], l % STEP * WIDTH);
        }
        for (int l = 0; l < ones; l++) {
            copyRow(b.from(fours * STEP + l, 0), width, right[fours + l], 0);
        }
    }

    private static void copyRow(Matrix b, int width, float[] to, int offset) {
        float[] from = b.data();
        int start = b.offset();
        int along = b.column();
        if (along == 1) {
            System.arraycopy(from, start, to, offset, width);
        } else {
            for (int j = 0; j < width; j++) {
                to[offset + j] = from[start + j * along];
            }
        }
    }

    private static void addFours(float[][] left, float[][] right, float[][] sums, int height, int width, int steps) {
        for (int step = 0; step < steps; step++) {
            float[] a = left[step];
            float[] b = right[step];
            for (int i = 0; i < height; i++) {
                int p = i * STEP;
                addFour(a[p], a[p + 1], a[p + 2], a[p + 3], b, sums[i], width);
            }
        }
    }

    private static void addOnes(
            float[][] left, float[][] right, float[][] sums, int height, int width, int fromStep, int toStep) {
        for (int step = fromStep; step < toStep; step++) {
            for (int i = 0; i < height; i++) {
                addOne(left[step][i * STEP], right[step], sums[i], width);
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
