package dev.gradus.core.kernel.portable;

/**
 * Products of small matrices, without copying: tiles of 2 x 4 elements of the product are summed up in registers, so that
 * each element that is read serves several products.
 */
final class Float32Tiles {
    private Float32Tiles() {}

    /** Adds the product to what {@code product} holds. */
    static void multiply(int m, int n, int k, Float32Matrix left, Float32Matrix right, Float32Matrix product) {
        int tiledColumns = n & -4;
        for (int i = 0; i < m; i += 2) {
            for (int j = 0; j < tiledColumns; j += 4) {
                tile(i, j, k, left, right, product, i + 1 < m);
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = tiledColumns; j < n; j++) {
                element(i, j, k, left, right, product);
            }
        }
    }

    private static void element(int i, int j, int k, Float32Matrix left, Float32Matrix right, Float32Matrix product) {
        float[] a = left.data();
        float[] b = right.data();
        int p = left.index(i, 0);
        int q = right.index(0, j);
        float sum = 0;
        for (int l = 0; l < k; l++) {
            sum += a[p] * b[q];
            p += left.column();
            q += right.row();
        }
        product.data()[product.index(i, j)] += sum;
    }

    /** Without a second row, the first is summed up twice and stored once. */
    private static void tile(
            int i, int j, int k, Float32Matrix left, Float32Matrix right, Float32Matrix product, boolean second) {
        float[] a = left.data();
        float[] b = right.data();
        int p = left.index(i, 0);
        int q = right.index(0, j);
        int down = second ? left.row() : 0;
        int across = right.column();
        float s00 = 0;
        float s01 = 0;
        float s02 = 0;
        float s03 = 0;
        float s10 = 0;
        float s11 = 0;
        float s12 = 0;
        float s13 = 0;
        for (int l = 0; l < k; l++) {
            float a0 = a[p];
            float a1 = a[p + down];
            float b0 = b[q];
            float b1 = b[q + across];
            float b2 = b[q + 2 * across];
            float b3 = b[q + 3 * across];
            s00 += a0 * b0;
            s01 += a0 * b1;
            s02 += a0 * b2;
            s03 += a0 * b3;
            s10 += a1 * b0;
            s11 += a1 * b1;
            s12 += a1 * b2;
            s13 += a1 * b3;
            p += left.column();
            q += right.row();
        }
        float[] c = product.data();
        c[product.index(i, j)] += s00;
        c[product.index(i, j + 1)] += s01;
        c[product.index(i, j + 2)] += s02;
        c[product.index(i, j + 3)] += s03;
        if (second) {
            c[product.index(i + 1, j)] += s10;
            c[product.index(i + 1, j + 1)] += s11;
            c[product.index(i + 1, j + 2)] += s12;
            c[product.index(i + 1, j + 3)] += s13;
        }
    }
}
