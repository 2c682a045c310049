package dev.gradus.core.kernel.portable;

import java.lang.ref.SoftReference;
import java.util.Arrays;

/**
 * Products of large matrices. Blocks of all three matrices are copied into arrays in which the innermost loop needs one
 * index only, since the JIT compiler makes vector code of nothing else. Four rows of the right matrix, which the nearest
 * cache holds, are added to each row of the product in turn, times four elements of the left matrix.
 *
 * <p>The arrays are kept for the next product in the same thread, until memory runs short: to allocate them each time
 * would take as long as a product of 64 x 64 matrices.
 */
final class Float32Panels {
    /** The columns of a block. */
    static final int WIDTH = 512;

    private static final int HEIGHT = 64;
    private static final int DEPTH = 64;

    /**
     * How many rows of the right matrix are added at a time; from six on the JIT compiler
     * may find the loop too long and make scalar code.
     */
    static final int STEP = 4;

    private static final ThreadLocal<SoftReference<Float32Panels>> OF_THREAD =
            ThreadLocal.withInitial(() -> new SoftReference<>(new Float32Panels()));

    /** Element (l, j) of the block of the right matrix stands at {@code [l / STEP][l % STEP * WIDTH + j]}. */
    private final float[][] right = new float[DEPTH / STEP][STEP * WIDTH];

    /** Element (i, l) of a step of the left matrix stands at {@code [i * STEP + l]}. */
    private final float[] left = new float[HEIGHT * STEP];

    private final float[][] product = new float[HEIGHT][WIDTH];

    private Float32Panels() {}

    static Float32Panels ofThread() {
        Float32Panels panels = OF_THREAD.get().get();
        if (panels == null) {
            panels = new Float32Panels();
            OF_THREAD.set(new SoftReference<>(panels));
        }
        return panels;
    }

    /** Adds the product of a and b, of the sizes (m, k) and (k, n), to what c holds. */
    void multiply(int m, int n, int k, Float32Matrix a, Float32Matrix b, Float32Matrix c) {
        multiply(m, 0, n, k, a, b, c);
    }

    /** Adds some columns of the product of a and b, of the sizes (m, k) and (k, to) or more, to what c holds. */
    void multiply(int m, int from, int to, int k, Float32Matrix a, Float32Right b, Float32Matrix c) {
        for (int j = from; j < to; j += WIDTH) {
            int width = Math.min(WIDTH, to - j);
            for (int l = 0; l < k; l += DEPTH) {
                int depth = Math.min(DEPTH, k - l);
                b.pack(l, j, depth, width, right);
                fillLastStep(depth, width);
                for (int i = 0; i < m; i += HEIGHT) {
                    int height = Math.min(HEIGHT, m - i);
                    multiplyBlock(a.from(i, l), c.from(i, j), height, depth, width);
                }
            }
        }
    }

    private void fillLastStep(int depth, int width) {
        for (int l = depth; l % STEP != 0; l++) {
            Arrays.fill(right[l / STEP], l % STEP * WIDTH, l % STEP * WIDTH + width, 0);
        }
    }

    private void multiplyBlock(Float32Matrix a, Float32Matrix c, int height, int depth, int width) {
        load(c, height, width);
        for (int l = 0; l < depth; l += STEP) {
            packLeft(a.from(0, l), height, Math.min(STEP, depth - l));
            addProducts(left, right[l / STEP], product, height, width);
        }
        store(c, height, width);
    }

    private void packLeft(Float32Matrix a, int height, int count) {
        if (count < STEP) {
            Arrays.fill(left, 0);
        }
        for (int i = 0; i < height; i++) {
            int p = a.index(i, 0);
            for (int l = 0; l < count; l++) {
                left[i * STEP + l] = a.data()[p];
                p += a.column();
            }
        }
    }

    private void load(Float32Matrix c, int height, int width) {
        for (int i = 0; i < height; i++) {
            if (c.column() == 1) {
                System.arraycopy(c.data(), c.index(i, 0), product[i], 0, width);
            } else {
                for (int j = 0; j < width; j++) {
                    product[i][j] = c.data()[c.index(i, j)];
                }
            }
        }
    }

    private void store(Float32Matrix c, int height, int width) {
        for (int i = 0; i < height; i++) {
            if (c.column() == 1) {
                System.arraycopy(product[i], 0, c.data(), c.index(i, 0), width);
            } else {
                for (int j = 0; j < width; j++) {
                    c.data()[c.index(i, j)] = product[i][j];
                }
            }
        }
    }

    private static void addProducts(float[] left, float[] right, float[][] product, int height, int width) {
        for (int i = 0; i < height; i++) {
            int l = i * STEP;
            addProduct(left[l], left[l + 1], left[l + 2], left[l + 3], right, product[i], width);
        }
    }

    private static void addProduct(float a0, float a1, float a2, float a3, float[] b, float[] c, int width) {
        for (int j = 0; j < width; j++) {
            float b0 = b[j];
            float b1 = b[j + WIDTH];
            float b2 = b[j + 2 * WIDTH];
            float b3 = b[j + 3 * WIDTH];
            c[j] += (a0 * b0 + a1 * b1) + (a2 * b2 + a3 * b3);
        }
    }
}
