package dev.gradus.vector;

import dev.gradus.core.kernel.MatmulKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products of {@code float[]}: the choice among the ways to compute them.
 *
 * <p>{@link TinyProduct} and {@link RowProduct} are chosen by sizes and strides alone. The other three sum in the same
 * order and give the same bits, so that they may be chosen by what is fast at the moment: {@link PackedProduct} for large
 * matrices, {@link StridedProduct} for small ones, {@link PlainProduct} until the JIT compiler is ready for those.
 */
final class VectorMatmul implements MatmulKernels<float[]> {
    /** Up to how many multiply-adds three plain loops are fastest. */
    private static final int TINY = 256;

    /** Up to how many multiply-adds matrices are not worth packing. */
    private static final int SMALL = 80 * 80 * 80;

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
        multiply(
                m,
                n,
                k,
                a,
                aOffset,
                aRow,
                aColumn,
                b,
                bOffset,
                bRow,
                bColumn,
                accumulate ? c : null,
                cOffset,
                cRow,
                c,
                cOffset,
                cRow);
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
        if (m == 1 || n == 1 || k == 0) {
            for (int i = 0; i < m; i++) {
                System.arraycopy(bias, 0, c, cOffset + i * cRow, n);
            }
            gemm(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, c, cOffset, cRow, true);
        } else {
            multiply(m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, bColumn, bias, 0, 0, c, cOffset, cRow);
        }
    }

    /** Sets c to the product plus the addend, if there is one; that of a single row or column must be c itself. */
    private static void multiply(
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
        if (k == 0 && addend == null) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, cOffset + i * cRow, cOffset + i * cRow + n, 0);
            }
        }
        if (m == 0 || n == 0 || k == 0) {
            return;
        }
        long work = (long) m * n * k;
        if (work <= TINY) {
            TinyProduct.multiply(
                    m,
                    n,
                    k,
                    a,
                    aOffset,
                    aRow,
                    aColumn,
                    b,
                    bOffset,
                    bRow,
                    bColumn,
                    addend,
                    addendOffset,
                    addendRow,
                    c,
                    cOffset,
                    cRow);
            return;
        }
        Matrix left = new Matrix(a, aOffset, aRow, aColumn);
        Matrix right = new Matrix(b, bOffset, bRow, bColumn);
        Matrix product = new Matrix(c, cOffset, cRow, 1);
        Matrix added = addend == null ? null : new Matrix(addend, addendOffset, addendRow, 1);
        if (m == 1 && RowProduct.possible(k, left, right)) {
            RowProduct.multiply(n, k, left, right, product, added != null);
        } else if (n == 1 && cRow == 1 && RowProduct.possible(k, right.transposed(), left.transposed())) {
            RowProduct.multiply(m, k, right.transposed(), left.transposed(), product, added != null);
        } else if (TileWarmUp.stridedIsFast() && isNotWorthPacking(m, n, work, right)) {
            StridedProduct.multiply(m, n, k, left, right, product, added);
        } else if (TileWarmUp.packedIsFast()) {
            PackedProduct.multiply(m, n, k, left, right, product, added);
        } else {
            TileWarmUp.takeNote(work);
            PlainProduct.multiply(m, n, k, left, right, product, added);
        }
    }

    /** Whether the matrices are small, or there is only one panel on one side, which the other meets once. */
    private static boolean isNotWorthPacking(int m, int n, long work, Matrix right) {
        return work <= SMALL || n <= Blocking.COLUMNS || (m <= Blocking.STRIDED_ROWS && right.column() == 1);
    }
}
