package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.MatmulKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products of {@code float[]}. Which of the two ways below is taken, and so the order of summation, depends on the
 * sizes and strides alone.
 */
final class Float32Matmul implements MatmulKernels<float[]> {
    /** Below how many multiplications three plain loops are fastest. */
    private static final int TINY = 32;

    /** Below how many columns tiles are faster than panels. */
    private static final int NARROW = 16;

    /** From how many columns on the transposed product, which may have more of them, is not faster. */
    private static final int WIDE = 48;

    /** Below how many rows it does not pay to transpose the right matrix. */
    private static final int FLAT = 4;

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
        if (isTiny(m, n, k)) {
            float[] addend = accumulate ? c : null;
            multiplyTiny(
                    m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, addend, cOffset, cRow, c, cOffset,
                    cRow);
            return;
        }
        for (int i = 0; i < m && !accumulate; i++) {
            Arrays.fill(c, cOffset + i * cRow, cOffset + i * cRow + n, 0);
        }
        addProduct(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow);
    }

    @Override
    public void affine(
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
            float[] bias,
            float[] c,
            int cOffset,
            int cRow) {
        if (isTiny(m, n, k)) {
            multiplyTiny(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, bias, 0, 0, c, cOffset, cRow);
            return;
        }
        for (int i = 0; i < m; i++) {
            System.arraycopy(bias, 0, c, cOffset + i * cRow, n);
        }
        addProduct(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow);
    }

    private static boolean isTiny(int m, int n, int k) {
        return (long) m * n * k < TINY;
    }

    private static void multiplyTiny(
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
                float sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += a[aOffset + i * aRow + l * aColumn] * b[bOffset + l * bRow + j * bColumn];
                }
                c[cOffset + i * cRow + j] = addend == null ? sum : addend[addendOffset + i * addendRow + j] + sum;
            }
        }
    }

    private static void addProduct(
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
        Float32Matrix left = new Float32Matrix(a, aOffset, aRow, aColumn);
        Float32Matrix right = new Float32Matrix(b, bOffset, bRow, bColumn);
        Float32Matrix product = new Float32Matrix(c, cOffset, cRow, 1);
        if (n < WIDE && n < m) {
            multiply(n, m, k, right.transposed(), left.transposed(), product.transposed());
        } else {
            multiply(m, n, k, left, right, product);
        }
    }

    private static void multiply(int m, int n, int k, Float32Matrix left, Float32Matrix right, Float32Matrix product) {
        boolean dots = m < FLAT && right.row() < right.column();
        if (n < NARROW || dots) {
            Float32Tiles.multiply(m, n, k, left, right, product);
        } else {
            Float32Panels.ofThread().multiply(m, n, k, left, right, product);
        }
    }
}
