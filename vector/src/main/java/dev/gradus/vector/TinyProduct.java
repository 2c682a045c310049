package dev.gradus.vector;

import org.jspecify.annotations.Nullable;

/** Products of a few numbers: three plain loops. */
final class TinyProduct {
    private TinyProduct() {}

    /** Sets c to the product of a and b, of the sizes (m, k) and (k, n), plus the addend, if there is one. */
    static void multiply(
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
            float @Nullable [] addend,
            int addendOffset,
            int addendRow,
            float[] c,
            int cOffset,
            int cRow) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int p = aOffset + i * aRow;
                int q = bOffset + j * bColumn;
                float sum = 0;
                for (int l = 0; l < k; l++) {
                    sum = Math.fma(a[p], b[q], sum);
                    p += aColumn;
                    q += bRow;
                }
                c[cOffset + i * cRow + j] = addend == null ? sum : addend[addendOffset + i * addendRow + j] + sum;
            }
        }
    }
}
