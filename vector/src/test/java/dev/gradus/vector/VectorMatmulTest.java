package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to compute a product, against three loops in double and against the others, at the edges of all blocks. */
class VectorMatmulTest {
    private static final int LANES = Lanes.COUNT;

    /** Elements before and after each matrix, which a product must not touch. */
    private static final int MARGIN = 5;

    private final VectorMatmul matmul = new VectorMatmul();

    /** One of the ways that give the same bits. */
    interface Way {
        void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, @Nullable Matrix addend);
    }

    record Size(int m, int k, int n) {}

    /** What a product is added to. */
    enum Addend {
        NOTHING,
        PRODUCT,
        BIAS
    }

    record Case(Size size, boolean transposeA, boolean transposeB, Addend addend) {}

    @BeforeAll
    static void compileTiles() {
        TileWarmUp.run();
        assertThat(TileWarmUp.packedIsFast()).isTrue();
        assertThat(TileWarmUp.stridedIsFast()).isTrue();
    }

    static Stream<Case> cases() {
        return sizes().stream().flatMap(size -> Stream.of(0, 1, 2, 3).flatMap(bits -> Stream.of(Addend.values())
                .map(addend -> new Case(size, (bits & 1) != 0, (bits & 2) != 0, addend))));
    }

    private static List<Size> sizes() {
        List<Size> sizes = new ArrayList<>(List.of(
                new Size(1, 1, 1),
                new Size(2, 3, 2),
                new Size(1, 300, 1),
                new Size(1, 784, 512),
                new Size(512, 784, 1),
                new Size(4, 784, 512),
                new Size(8, 8, 8),
                new Size(128, 256, 10),
                new Size(10, 65, 128),
                new Size(3, 1, 200)));
        sizes.add(new Size(4093, 512, 9)); // two blocks of the left matrix
        for (int edge = -1; edge <= 1; edge++) {
            sizes.add(new Size(8 + edge, 40, 2 * LANES + edge)); // a tile
            sizes.add(new Size(12 + edge, 7, LANES + edge)); // a narrow tile
            sizes.add(new Size(1, 70, 4 * LANES + edge)); // a strip of a row
            sizes.add(new Size(1, 8 * LANES + edge, 12 + edge)); // dot products
            sizes.add(new Size(80 + edge, 80, 80)); // the largest that is not packed
            sizes.add(new Size(24 + edge, 40, 2 * LANES + edge)); // a high tile
            sizes.add(new Size(28 + edge, 40, 2 * LANES)); // a high tile and a low one
            sizes.add(new Size(32 + edge, 40, 2 * LANES)); // or one between
            sizes.add(new Size(17, 512 + edge, 35)); // one depth or two
            sizes.add(new Size(9, 1024 + edge, 70)); // two depths or three
            sizes.add(new Size(480 + edge, 20, 40)); // one piece of rows or two
            sizes.add(new Size(9, 12, 2048 + edge)); // longer runs of columns
            sizes.add(new Size(128 + edge, 30, 256 + edge)); // a block of plain loops
        }
        return sizes;
    }

    /** A product to compute, with longer rows than the matrices have, so that a wrong stride shows. */
    private static final class Problem {
        final Size size;
        final Matrix a;
        final Matrix b;
        final Matrix c;
        final Addend addend;
        final Matrix bias;

        Problem(Case row) {
            size = row.size();
            addend = row.addend();
            a = matrix(size.m(), size.k(), row.transposeA(), 1);
            b = matrix(size.k(), size.n(), row.transposeB(), 2);
            c = matrix(size.m(), size.n(), false, 3);
            bias = new Matrix(Arrays.copyOfRange(c.data(), 1, 1 + size.n()), 0, 0, 1);
        }

        private static Matrix matrix(int rows, int columns, boolean transposed, long seed) {
            if (transposed) {
                return matrix(columns, rows, false, seed).transposed();
            }
            int row = columns + 3;
            // The last row ends where its elements do: what reads beyond it fails.
            float[] data = new float[MARGIN + (rows - 1) * row + columns + (seed == 3 ? MARGIN : 0)];
            Random random = new Random(seed);
            for (int i = 0; i < data.length; i++) {
                data[i] = random.nextFloat() - (float) 0.5;
            }
            return new Matrix(data, MARGIN, row, 1);
        }

        float[] solve(Way way) {
            float[] data = c.data().clone();
            Matrix product = new Matrix(data, c.offset(), c.row(), 1);
            way.multiply(size.m(), size.n(), size.k(), a, b, product, addendOf(product));
            return data;
        }

        private @Nullable Matrix addendOf(Matrix product) {
            return switch (addend) {
                case NOTHING -> null;
                case PRODUCT -> product;
                case BIAS -> bias;
            };
        }

        double[] solveInDouble() {
            double[] data = new double[c.data().length];
            Arrays.setAll(data, i -> c.data()[i]);
            Matrix added = addendOf(c);
            for (int i = 0; i < size.m(); i++) {
                for (int j = 0; j < size.n(); j++) {
                    double sum = added == null ? 0 : added.data()[added.index(i, j)];
                    for (int l = 0; l < size.k(); l++) {
                        sum += (double) a.data()[a.index(i, l)] * b.data()[b.index(l, j)];
                    }
                    data[c.index(i, j)] = sum;
                }
            }
            return data;
        }
    }

    /** The choice among the ways: the kernel that has an addend of this kind. */
    private void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, @Nullable Matrix addend) {
        if (addend == null || addend.equals(c)) {
            gemm(m, n, k, a, b, c, addend != null);
        } else {
            affine(m, n, k, a, b, c, addend.data());
        }
    }

    private void gemm(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        matmul.gemm(
                m,
                n,
                k,
                a.data(),
                a.offset(),
                a.row(),
                a.column(),
                b.data(),
                b.offset(),
                b.row(),
                b.column(),
                c.data(),
                c.offset(),
                c.row(),
                accumulate);
    }

    private void affine(int m, int n, int k, Matrix a, Matrix b, Matrix c, float[] bias) {
        matmul.affine(
                m,
                n,
                k,
                a.data(),
                a.offset(),
                a.row(),
                a.column(),
                b.data(),
                b.offset(),
                b.row(),
                b.column(),
                bias,
                c.data(),
                c.offset(),
                c.row());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void productAgreesWithThreeLoops(Case row) {
        Problem problem = new Problem(row);
        double[] wanted = problem.solveInDouble();
        float[] actual = problem.solve(this::multiply);
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) actual[i]).as("element %d", i).isCloseTo(wanted[i], within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allWaysGiveTheSameBits(Case row) {
        Problem problem = new Problem(row);
        float[] plain = problem.solve(PlainProduct::multiply);
        assertThat(problem.solve(PackedProduct::multiply)).isEqualTo(plain);
        assertThat(problem.solve(StridedProduct::multiply)).isEqualTo(plain);
        double[] wanted = problem.solveInDouble();
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) plain[i]).as("element %d", i).isCloseTo(wanted[i], within(1e-5));
        }
    }

    @Test
    void stridesMayBeAnything() {
        float[] data = new Problem(new Case(new Size(40, 1, 100), false, false, Addend.NOTHING)).a.data();
        Matrix backwards = new Matrix(data, data.length - 1, -1, -2); // and neither rows nor columns are dense
        Matrix constant = new Matrix(data, 3, 0, 0);
        for (Matrix right : List.of(backwards, constant)) {
            Matrix left = right.transposed();
            for (int n : new int[] {1, 9, 12}) {
                float[] c = new float[12 * n];
                gemm(12, n, 10, left, right, new Matrix(c, 0, n, 1), false);
                for (int i = 0; i < 12; i++) {
                    for (int j = 0; j < n; j++) {
                        double sum = 0;
                        for (int l = 0; l < 10; l++) {
                            sum += (double) data[left.index(i, l)] * data[right.index(l, j)];
                        }
                        assertThat((double) c[i * n + j]).isCloseTo(sum, within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void nothingToSumGivesZeros() {
        float[] c = {1, 2, 3, 4, 5, 6};
        Matrix empty = new Matrix(new float[0], 0, 0, 1);
        gemm(2, 2, 0, empty, empty, new Matrix(c, 0, 3, 1), true);
        assertThat(c).containsExactly(1, 2, 3, 4, 5, 6);
        gemm(2, 2, 0, empty, empty, new Matrix(c, 0, 3, 1), false);
        assertThat(c).containsExactly(0, 0, 3, 0, 0, 6);
        affine(2, 2, 0, empty, empty, new Matrix(c, 0, 3, 1), new float[] {7, 8});
        assertThat(c).containsExactly(7, 8, 3, 7, 8, 6);
        gemm(2, 2, 0, empty, empty, new Matrix(c, 0, 3, 1), false);
        gemm(0, 2, 3, empty, new Matrix(new float[6], 0, 2, 1), new Matrix(c, 0, 2, 1), false);
        gemm(2, 0, 3, new Matrix(new float[6], 0, 3, 1), empty, new Matrix(c, 0, 0, 1), false);
        assertThat(c).containsExactly(0, 0, 3, 0, 0, 6);
    }

    /** The order of additions must not change when the JIT compiler takes over from the interpreter. */
    @Test
    void compiledCodeGivesTheSameBits() {
        for (boolean transposed : new boolean[] {false, true}) {
            Problem problem = new Problem(new Case(new Size(1, 50, 40), false, transposed, Addend.NOTHING));
            float[] first = problem.solve(this::multiply);
            for (int i = 0; i < 30_000; i++) {
                assertThat(Arrays.equals(problem.solve(this::multiply), first)).isTrue();
            }
        }
    }

    /** The user's threads find the pool taken, and compute alone what the one that has it computes with others. */
    @Test
    void severalThreadsGetTheSameBitsAtOnce() throws Exception {
        List<Problem> problems = Stream.of(
                        new Size(64, 64, 64), new Size(130, 400, 200), new Size(128, 256, 10), new Size(1, 784, 512))
                .map(size -> new Problem(new Case(size, false, true, Addend.PRODUCT)))
                .toList();
        List<float[]> wanted =
                problems.stream().map(problem -> problem.solve(this::multiply)).toList();
        int threads = 4;
        ExecutorService users = Executors.newFixedThreadPool(threads);
        try {
            Callable<Boolean> user = () -> {
                boolean same = true;
                for (int i = 0; i < 200; i++) {
                    int which = i % problems.size();
                    same &= Arrays.equals(problems.get(which).solve(this::multiply), wanted.get(which));
                }
                return same;
            };
            for (var result : users.invokeAll(List.of(user, user, user, user))) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            users.shutdown();
        }
    }
}
