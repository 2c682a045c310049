package dev.gradus.core.kernel.portable;

/**
 * Sums that stay exact for many elements: blocks of bounded length are added up one after the other, the blocks then in
 * pairs, pairs of pairs and so on, so that rounding errors grow with the logarithm of the length. Where a sum is split
 * depends on its length alone.
 */
final class Float32Sum {
    private static final int BLOCK = 512;

    private Float32Sum() {}

    /** The sum of {@code length} elements from {@code start} on. */
    static float row(float[] x, int start, int length) {
        if (length <= BLOCK) {
            return block(x, start, start + length);
        }
        int half = half(length);
        return row(x, start, half) + row(x, start + half, length - half);
    }

    /** Eight sums side by side, since each addition has to wait for the one before it. */
    private static float block(float[] x, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = from;
        for (; i < to - 7; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        for (; i < to; i++) {
            s0 += x[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** The sum of {@code x[i] * y[i]} over a range. */
    static float dot(float[] x, float[] y, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < to; i++) {
            s0 += x[i] * y[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /**
     * Sets {@code out[outStart + j]} to the sum of column j of a dense matrix of {@code rows} rows and {@code columns}
     * columns that begins at {@code start}.
     */
    static void columns(float[] x, int start, int rows, int columns, float[] out, int outStart) {
        if (rows <= BLOCK) {
            columnBlock(x, start, rows, columns, out, outStart);
            return;
        }
        int half = half(rows);
        columns(x, start, half, columns, out, outStart);
        float[] rest = new float[columns];
        columns(x, start + half * columns, rows - half, columns, rest, 0);
        for (int j = 0; j < columns; j++) {
            out[outStart + j] += rest[j];
        }
    }

    private static void columnBlock(float[] x, int start, int rows, int columns, float[] out, int outStart) {
        for (int j = 0; j < columns; j++) {
            out[outStart + j] = 0;
        }
        int row = 0;
        for (; row < rows - 3; row += 4) {
            int r0 = start + row * columns;
            int r1 = r0 + columns;
            int r2 = r1 + columns;
            int r3 = r2 + columns;
            for (int j = 0; j < columns; j++) {
                out[outStart + j] += (x[r0 + j] + x[r1 + j]) + (x[r2 + j] + x[r3 + j]);
            }
        }
        for (; row < rows; row++) {
            int r = start + row * columns;
            for (int j = 0; j < columns; j++) {
                out[outStart + j] += x[r + j];
            }
        }
    }

    /** About half of a length, in whole blocks. */
    private static int half(int length) {
        return (length / BLOCK + 1) / 2 * BLOCK;
    }
}
