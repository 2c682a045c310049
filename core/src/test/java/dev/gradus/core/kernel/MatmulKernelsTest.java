package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Matrix products of all shapes and layouts, against three loops in double. */
class MatmulKernelsTest {
    private static final int A_OFFSET = 5;
    private static final int B_OFFSET = 7;
    private static final int C_OFFSET = 3;

    record Size(int m, int k, int n) {}

    /** Empty ones, single rows and columns, edges of tiles and vectors, and more than one block each way. */
    private static final List<Size> SIZES = List.of(
            new Size(0, 3, 4),
            new Size(3, 0, 4),
            new Size(3, 4, 0),
            new Size(1, 1, 1),
            new Size(2, 3, 2),
            new Size(1, 5, 1),
            new Size(5, 1, 1),
            new Size(1, 1, 5),
            new Size(9, 7, 16),
            new Size(17, 19, 23),
            new Size(33, 31, 33),
            new Size(1, 70, 90),
            new Size(3, 70, 90),
            new Size(90, 70, 1),
            new Size(64, 64, 64),
            new Size(128, 65, 10),
            new Size(10, 65, 128),
            new Size(13, 500, 33),
            new Size(47, 9, 48),
            new Size(48, 9, 47),
            new Size(65, 130, 49),
            new Size(70, 66, 515),
            new Size(515, 3, 70));

    record Case<A>(FloatingType<A> type, Size size, boolean transposeA, boolean transposeB, boolean accumulate) {}

    static Stream<Case<?>> cases() {
        return FloatingType.all().flatMap(MatmulKernelsTest::cases);
    }

    private static <A> Stream<Case<A>> cases(FloatingType<A> type) {
        return SIZES.stream().flatMap(size -> Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                .map(bits -> new Case<>(type, size, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void productAgreesWithThreeLoops(Case<A> row) {
        FloatingType<A> type = row.type();
        int m = row.size().m();
        int k = row.size().k();
        int n = row.size().n();
        // Longer rows than the matrices have, so that a wrong stride shows.
        int aRow = row.transposeA() ? 1 : k + 2;
        int aColumn = row.transposeA() ? m + 3 : 1;
        int bRow = row.transposeB() ? 1 : n + 1;
        int bColumn = row.transposeB() ? k + 1 : 1;
        int cRow = n + 4;
        double[] a = type.rounded(Samples.normal(A_OFFSET + (m + 3) * (k + 2), 1));
        double[] b = type.rounded(Samples.normal(B_OFFSET + (k + 1) * (n + 1), 2));
        double[] c = type.rounded(Samples.normal(C_OFFSET + m * cRow, 3));
        A product = type.array(c);
        type.kernels()
                .matmul()
                .gemm(
                        m,
                        n,
                        k,
                        type.array(a),
                        A_OFFSET,
                        aRow,
                        aColumn,
                        type.array(b),
                        B_OFFSET,
                        bRow,
                        bColumn,
                        product,
                        C_OFFSET,
                        cRow,
                        row.accumulate());
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = row.accumulate() ? c[C_OFFSET + i * cRow + j] : 0;
                for (int l = 0; l < k; l++) {
                    sum += a[A_OFFSET + i * aRow + l * aColumn] * b[B_OFFSET + l * bRow + j * bColumn];
                }
                c[C_OFFSET + i * cRow + j] = sum;
            }
        }
        type.assertClose(product, c, k + 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void biasIsAddedToEveryRow(Case<A> row) {
        FloatingType<A> type = row.type();
        int m = row.size().m();
        int k = row.size().k();
        int n = row.size().n();
        int aRow = row.transposeA() ? 1 : k;
        int aColumn = row.transposeA() ? m : 1;
        int bRow = row.transposeB() ? 1 : n;
        int bColumn = row.transposeB() ? k : 1;
        int cRow = n + 4;
        double[] a = type.rounded(Samples.normal(A_OFFSET + m * k, 1));
        double[] b = type.rounded(Samples.normal(B_OFFSET + k * n, 2));
        double[] c = type.rounded(Samples.normal(C_OFFSET + m * cRow, 3));
        double[] bias = type.rounded(Samples.normal(n, 4));
        A result = type.array(c);
        type.kernels()
                .matmul()
                .affine(
                        m,
                        n,
                        k,
                        type.array(a),
                        A_OFFSET,
                        aRow,
                        aColumn,
                        type.array(b),
                        B_OFFSET,
                        bRow,
                        bColumn,
                        type.array(bias),
                        result,
                        C_OFFSET,
                        cRow);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = bias[j];
                for (int l = 0; l < k; l++) {
                    sum += a[A_OFFSET + i * aRow + l * aColumn] * b[B_OFFSET + l * bRow + j * bColumn];
                }
                c[C_OFFSET + i * cRow + j] = sum;
            }
        }
        type.assertClose(result, c, k + 1);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void notANumberStaysInItsRowAndColumn(FloatingType<A> type) {
        int size = 70;
        double[] a = new double[size * size];
        double[] b = new double[size * size];
        a[3 * size + 4] = Double.NaN;
        b[5 * size + 6] = Double.POSITIVE_INFINITY;
        A product = type.array(a);
        type.kernels()
                .matmul()
                .gemm(size, size, size, type.array(a), 0, size, 1, type.array(b), 0, size, 1, product, 0, size, false);
        double[] c = type.doubles(product);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                assertThat(Double.isNaN(c[i * size + j])).isEqualTo(i == 3 || j == 6);
            }
        }
    }
}
