package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.MatmulKernels;
import java.util.Arrays;

/** Matrix products of {@code float[]}. */
final class Float32Matmul implements MatmulKernels<float[]> {
    private static final int COLUMNS = 512;
    private static final int DEPTH = 128;

    @Override
    public void gemm(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            int cRow,
            boolean accumulate) {
        if (!accumulate) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, cOffset + i * cRow, cOffset + i * cRow + n, 0);
            }
        }
        if ((long) m * n * k < 4096) {
            direct(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow);
            return;
        }
        float[][] panel = new float[Math.min(k, DEPTH)][Math.min(n, COLUMNS)];
        float[] row = new float[Math.min(n, COLUMNS)];
        for (int j0 = 0; j0 < n; j0 += COLUMNS) {
            int columns = Math.min(COLUMNS, n - j0);
            for (int k0 = 0; k0 < k; k0 += DEPTH) {
                int depth = Math.min(DEPTH, k - k0);
                pack(b, bOffset + k0 * bRow + j0 * bColumn, bRow, bColumn, panel, depth, columns);
                for (int i = 0; i < m; i++) {
                    System.arraycopy(c, cOffset + i * cRow + j0, row, 0, columns);
                    multiplyRow(a, aOffset + i * aRow + k0 * aColumn, aColumn, panel, depth, row, columns);
                    System.arraycopy(row, 0, c, cOffset + i * cRow + j0, columns);
                }
            }
        }
    }

    private static void direct(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            int cRow) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += a[aOffset + i * aRow + l * aColumn] * b[bOffset + l * bRow + j * bColumn];
                }
                c[cOffset + i * cRow + j] += sum;
            }
        }
    }

    private static void pack(
            float[] b, int offset, int rowStride, int columnStride, float[][] panel, int depth, int columns) {
        for (int l = 0; l < depth; l++) {
            float[] row = panel[l];
            int from = offset + l * rowStride;
            if (columnStride == 1) {
                System.arraycopy(b, from, row, 0, columns);
            } else {
                for (int j = 0; j < columns; j++) {
                    row[j] = b[from + j * columnStride];
                }
            }
        }
    }

    private static void multiplyRow(
            float[] a, int offset, int stride, float[][] panel, int depth, float[] c, int columns) {
        int l = 0;
        for (; l < depth - 7; l += 8) {
            int p = offset + l * stride;
            addEight(
                    a[p],
                    a[p + stride],
                    a[p + 2 * stride],
                    a[p + 3 * stride],
                    a[p + 4 * stride],
                    a[p + 5 * stride],
                    a[p + 6 * stride],
                    a[p + 7 * stride],
                    panel[l],
                    panel[l + 1],
                    panel[l + 2],
                    panel[l + 3],
                    panel[l + 4],
                    panel[l + 5],
                    panel[l + 6],
                    panel[l + 7],
                    c,
                    columns);
        }
        for (; l < depth; l++) {
            addOne(a[offset + l * stride], panel[l], c, columns);
        }
    }

    private static void addOne(float a, float[] b, float[] c, int columns) {
        for (int j = 0; j < columns; j++) {
            c[j] += a * b[j];
        }
    }

    private static void addEight(
            float a0,
            float a1,
            float a2,
            float a3,
            float a4,
            float a5,
            float a6,
            float a7,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] b4,
            float[] b5,
            float[] b6,
            float[] b7,
            float[] c,
            int columns) {
        for (int j = 0; j < columns; j++) {
            c[j] += (a0 * b0[j] + a1 * b1[j])
                    + (a2 * b2[j] + a3 * b3[j])
                    + (a4 * b4[j] + a5 * b5[j])
                    + (a6 * b6[j] + a7 * b7[j]);
        }
    }
}
