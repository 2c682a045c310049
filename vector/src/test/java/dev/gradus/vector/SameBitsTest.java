package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.kernel.AdamStep;
import dev.gradus.core.kernel.FloatingKernels;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.MomentumStep;
import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bits of a result depend on the sizes and the numbers alone: not on where a range is cut, on how many threads take
 * the parts or on whether the JIT compiler is done.
 */
class SameBitsTest {
    private static final FloatingKernels<float[]> PORTABLE = Kernels.portable().float32();
    private static final VectorArithmetic ARITHMETIC = new VectorArithmetic(PORTABLE.arithmetic());
    private static final VectorMath MATH = new VectorMath(PORTABLE.math());
    private static final VectorActivation ACTIVATION = new VectorActivation(PORTABLE.activation());
    private static final VectorReduction REDUCTION = new VectorReduction(PORTABLE.reduction());
    private static final VectorSoftmax SOFTMAX = new VectorSoftmax(ARITHMETIC, MATH);
    private static final VectorScatter SCATTER = new VectorScatter(PORTABLE.scatter());
    private static final VectorPooling POOLING = new VectorPooling(PORTABLE.pooling());
    private static final VectorOptimizer OPTIMIZER = new VectorOptimizer(PORTABLE.optimizer());

    /** Enough for several parts on several threads, and no multiple of anything. */
    private static final int SIZE = 2 * Parts.STREAMING + 1237;

    interface Kernel {
        void run(float[] x, float[] y, float[] out, int from, int to);
    }

    record Row(String name, Kernel kernel) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> elementwise() {
        boolean[] condition = new boolean[SIZE];
        for (int i = 0; i < SIZE; i++) {
            condition[i] = i % 3 == 0;
        }
        return Stream.of(
                new Row("add", ARITHMETIC::add),
                new Row("sub", ARITHMETIC::sub),
                new Row("mul", ARITHMETIC::mul),
                new Row("addScaled", (x, y, out, from, to) -> ARITHMETIC.addScaled(x, 0.3, y, out, from, to)),
                new Row("maximum", ARITHMETIC::maximum),
                new Row("minimum", ARITHMETIC::minimum),
                new Row("neg", (x, y, out, from, to) -> ARITHMETIC.neg(x, out, from, to)),
                new Row("abs", (x, y, out, from, to) -> ARITHMETIC.abs(x, out, from, to)),
                new Row("sign", (x, y, out, from, to) -> ARITHMETIC.sign(x, out, from, to)),
                new Row("where", (x, y, out, from, to) -> ARITHMETIC.where(condition, x, y, out, from, to)),
                new Row("div", MATH::div),
                new Row("square", (x, y, out, from, to) -> MATH.square(x, out, from, to)),
                new Row("exp", (x, y, out, from, to) -> MATH.exp(x, out, from, to)),
                new Row("expm1", (x, y, out, from, to) -> MATH.expm1(x, out, from, to)),
                new Row("log", (x, y, out, from, to) -> MATH.log(x, out, from, to)),
                new Row("log1p", (x, y, out, from, to) -> MATH.log1p(x, out, from, to)),
                new Row("log2", (x, y, out, from, to) -> MATH.log2(x, out, from, to)),
                new Row("sqrt", (x, y, out, from, to) -> MATH.sqrt(x, out, from, to)),
                new Row("rsqrt", (x, y, out, from, to) -> MATH.rsqrt(x, out, from, to)),
                new Row("reciprocal", (x, y, out, from, to) -> MATH.reciprocal(x, out, from, to)),
                new Row("floor", (x, y, out, from, to) -> MATH.floor(x, out, from, to)),
                new Row("ceil", (x, y, out, from, to) -> MATH.ceil(x, out, from, to)),
                new Row("round", (x, y, out, from, to) -> MATH.round(x, out, from, to)),
                new Row("trunc", (x, y, out, from, to) -> MATH.trunc(x, out, from, to)),
                new Row("erf", (x, y, out, from, to) -> MATH.erf(x, out, from, to)),
                new Row("sigmoid", (x, y, out, from, to) -> ACTIVATION.sigmoid(x, out, from, to)),
                new Row("sigmoidGradient", ACTIVATION::sigmoidGradient),
                new Row("tanh", (x, y, out, from, to) -> ACTIVATION.tanh(x, out, from, to)),
                new Row("tanhGradient", ACTIVATION::tanhGradient),
                new Row("relu", (x, y, out, from, to) -> ACTIVATION.relu(x, out, from, to)),
                new Row("reluGradient", ACTIVATION::reluGradient),
                new Row("gelu", (x, y, out, from, to) -> ACTIVATION.gelu(x, out, from, to)),
                new Row("geluGradient", ACTIVATION::geluGradient),
                new Row("descend", SameBitsTest::descend),
                new Row("momentum", SameBitsTest::momentum),
                new Row("adam", SameBitsTest::adam));
    }

    private static void descend(float[] x, float[] y, float[] out, int from, int to) {
        System.arraycopy(x, from, out, from, to - from);
        OPTIMIZER.descend(out, y, 0.99, -0.1, from, to);
    }

    private static void momentum(float[] x, float[] y, float[] out, int from, int to) {
        OPTIMIZER.momentum(out, x, y.clone(), new MomentumStep(-1, 0.1, 0.9, 0.7, 1e-2, 1e-3), from, to);
    }

    private static void adam(float[] x, float[] y, float[] out, int from, int to) {
        float[] square = new float[SIZE];
        MATH.square(y, square, from, to);
        OPTIMIZER.adam(out, x, y.clone(), square, new AdamStep(-1, 0.1, 0.9, 0.999, 1e-8, 1e-3, 0.5, 0.99), from, to);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void elementsDoNotDependOnWhereTheirRangeBeginsAndEnds(Row row) {
        float[] x = normal(1);
        float[] y = normal(2);
        float[] alone = new float[500];
        for (int i = 0; i < alone.length; i++) {
            row.kernel().run(Arrays.copyOf(x, SIZE), y, alone, i, i + 1);
        }
        float[] whole = new float[SIZE];
        row.kernel().run(x, y, whole, 0, SIZE);
        assertThat(Arrays.copyOf(whole, alone.length)).isEqualTo(alone);
        for (int pieces = 2; pieces < 40; pieces++) {
            float[] out = new float[SIZE];
            for (int piece = 0; piece < pieces; piece++) {
                int from = (int) ((long) SIZE * piece / pieces);
                int to = (int) ((long) SIZE * (piece + 1) / pieces);
                row.kernel().run(x, y, out, from, to);
            }
            assertThat(out).as("in %d pieces", pieces).isEqualTo(whole);
        }
    }

    @Test
    void sumsAreThoseOfThePlainLoop() {
        float[] x = normal(3);
        for (int vectors = 1; vectors < 300; vectors++) {
            int length = vectors * Lanes.COUNT;
            assertThat(VectorSum.vectors(x, 5, 5 + length)).isEqualTo(VectorSum.scalars(x, 5, 5 + length));
        }
    }

    @Test
    void sumsOfProductsAreThoseOfThePlainLoop() {
        float[] x = normal(3);
        float[] y = normal(4);
        for (int vectors = 1; vectors < 300; vectors++) {
            int to = 5 + vectors * Lanes.COUNT;
            assertThat(VectorProducts.vectors(x, 0.3f, y, -0.1f, 5, to))
                    .isEqualTo(VectorProducts.scalars(x, 0.3f, y, -0.1f, 5, to));
        }
    }

    @Test
    void reductionsAreTheSameFromTheFirstCallOn() {
        float[] x = normal(4);
        float[] first = new float[4 + 2 * 100];
        reductions(x, first);
        for (int i = 0; i < 300; i++) {
            float[] again = new float[first.length];
            reductions(x, again);
            assertThat(again).isEqualTo(first);
        }
    }

    private static void reductions(float[] x, float[] out) {
        float[] one = new float[1];
        REDUCTION.sum(x, 1, 1, SIZE - 1, 1, one);
        out[0] = one[0];
        REDUCTION.max(x, 1, 1, SIZE - 1, 1, one);
        out[1] = one[0];
        REDUCTION.min(x, 1, 1, SIZE - 1, 1, one);
        out[2] = one[0];
        REDUCTION.sum(x, 3, 1, 77, 1, one);
        out[3] = one[0];
        float[] columns = new float[2 * 100];
        REDUCTION.sum(x, 7, 2, 600, 100, columns);
        System.arraycopy(columns, 0, out, 4, columns.length);
    }

    @Test
    void sumsOfColumnsAreThoseOfThePortableKernels() {
        float[] x = normal(5);
        for (int columns : new int[] {2, 15, 16, 17, 50, 64, 1000}) {
            for (int rows : new int[] {0, 1, 3, 4, 7, 100, 130, 131}) {
                compareColumns(x, rows, columns);
            }
        }
        compareColumns(x, 2600, 50);
        compareColumns(x, 50, 2600);
        compareColumns(x, 513, 250);
    }

    private static void compareColumns(float[] x, int rows, int columns) {
        float[] wanted = new float[columns];
        PORTABLE.reduction().sum(x, 3, 1, rows, columns, wanted);
        float[] out = new float[columns];
        REDUCTION.sum(x, 3, 1, rows, columns, out);
        assertThat(out).as("%d rows of %d columns", rows, columns).isEqualTo(wanted);
    }

    @Test
    void slicesAreAddedAsThePortableKernelsDo() {
        float[] source = normal(8);
        for (int inner : new int[] {1, 15, 16, 17, 64, 100, 1000, 20_000}) {
            for (int outer : new int[] {1, 2}) {
                int picks = Math.min(300, SIZE / (inner * outer));
                long[] index = new Random(inner).longs(picks, 0, 7).toArray();
                float[] target = Arrays.copyOf(normal(9), outer * 7 * inner);
                float[] wanted = target.clone();
                PORTABLE.scatter().indexAdd(source, index, wanted, outer, 7, picks, inner);
                SCATTER.indexAdd(source, index, target, outer, 7, picks, inner);
                assertThat(target).as("%d times %d", outer, inner).isEqualTo(wanted);
            }
        }
    }

    @Test
    void rowsOfASoftmaxDoNotDependOnTheirNumber() {
        float[] x = normal(6);
        float[] g = normal(7);
        for (int length : new int[] {1, 3, 10, 16, 100, 5000}) {
            int rows = SIZE / length;
            float[] all = softmaxes(x, g, 0, rows, length);
            for (int row = 0; row < rows; row += 1 + rows / 10) {
                assertThat(softmaxes(x, g, row, 1, length)).isEqualTo(part(all, row, rows, length));
            }
        }
    }

    /** The results of all kernels for some rows, one kernel after the other. */
    private static float[] softmaxes(float[] x, float[] g, int firstRow, int rows, int length) {
        int size = rows * length;
        float[] some = Arrays.copyOfRange(x, firstRow * length, firstRow * length + size);
        float[] upstream = Arrays.copyOfRange(g, firstRow * length, firstRow * length + size);
        float[] out = new float[4 * size];
        float[] y = new float[size];
        float[] gradient = new float[size];
        SOFTMAX.softmax(some, y, rows, length);
        SOFTMAX.softmaxGradient(y, upstream, gradient, rows, length);
        System.arraycopy(y, 0, out, 0, size);
        System.arraycopy(gradient, 0, out, size, size);
        SOFTMAX.logSoftmax(some, y, rows, length);
        SOFTMAX.logSoftmaxGradient(y, upstream, gradient, rows, length);
        System.arraycopy(y, 0, out, 2 * size, size);
        System.arraycopy(gradient, 0, out, 3 * size, size);
        return out;
    }

    @Test
    void rowsOfACrossEntropyDoNotDependOnTheirNumber() {
        float[] x = normal(6);
        for (int length : new int[] {1, 3, 10, 16, 100, 5000}) {
            int rows = SIZE / length;
            float[] all = crossEntropies(x, 0, rows, length);
            for (int row = 0; row < rows; row += 1 + rows / 10) {
                float[] wanted = new float[1 + length];
                wanted[0] = all[row];
                System.arraycopy(all, rows + row * length, wanted, 1, length);
                assertThat(crossEntropies(x, row, 1, length)).isEqualTo(wanted);
            }
        }
    }

    /** The losses of some rows, and then their gradients. */
    private static float[] crossEntropies(float[] x, int firstRow, int rows, int length) {
        float[] some = Arrays.copyOfRange(x, firstRow * length, (firstRow + rows) * length);
        long[] classes = new long[rows];
        float[] losses = new float[rows];
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = ((long) firstRow + row) % length;
            weights[row] = 1 + (firstRow + row) % 3;
        }
        SOFTMAX.crossEntropy(some, classes, weights, losses, rows, length);
        SOFTMAX.crossEntropyGradient(some, classes, weights, some, rows, length);
        float[] out = Arrays.copyOf(losses, rows + rows * length);
        System.arraycopy(some, 0, out, rows, rows * length);
        return out;
    }

    private static float[] part(float[] all, int row, int rows, int length) {
        float[] out = new float[4 * length];
        for (int kernel = 0; kernel < 4; kernel++) {
            System.arraycopy(all, (kernel * rows + row) * length, out, kernel * length, length);
        }
        return out;
    }

    @Test
    void maximaOfSquaresAreThoseOfThePortableKernelsFromTheFirstCallOn() {
        for (int size : new int[] {2, 7, 14, 28, 33, 100}) {
            SlidingWindow pairs = new SlidingWindow(size, size / 2, 2, 2, 0, 1);
            PoolingShape shape = new PoolingShape(SIZE / (size * size), pairs, pairs);
            float[] x = normal(8);
            x[SIZE / 2] = Float.NaN;
            x[SIZE / 3] = Float.POSITIVE_INFINITY;
            x[SIZE / 3 + 1] = Float.NEGATIVE_INFINITY;
            float[] wanted = new float[shape.planes() * shape.outputPlane()];
            int[] wantedIndices = new int[wanted.length];
            PORTABLE.pooling().max(shape, x, wanted, wantedIndices);
            for (int i = 0; i < 30; i++) {
                float[] y = normal(9);
                int[] indices = new int[SIZE];
                POOLING.max(shape, x, y, indices);
                assertThat(Arrays.copyOf(y, wanted.length)).isEqualTo(wanted);
                assertThat(Arrays.copyOf(indices, wanted.length)).isEqualTo(wantedIndices);
                assertThat(Arrays.copyOfRange(y, wanted.length, SIZE))
                        .as("nothing is written beyond the end")
                        .isEqualTo(Arrays.copyOfRange(normal(9), wanted.length, SIZE));
            }
        }
    }

    @Test
    void aRowOfSquaresIsWholeEvenIfTheTrialOfVectorsEndsMeanwhile() {
        SlidingWindow pairs = new SlidingWindow(66, 33, 2, 2, 0, 1);
        PoolingShape shape = new PoolingShape(1, pairs, pairs);
        float[] x = normal(8);
        float[] wanted = new float[shape.outputPlane()];
        PORTABLE.pooling().max(shape, x, wanted, new int[wanted.length]);
        float[] y = new float[wanted.length];
        WarmUp over = new WarmUp();
        while (!over.isOver()) {
            over.run(0, Lanes.COUNT, (from, to) -> {}, (from, to) -> {});
        }
        new MaxSquares(shape, x, y, new int[wanted.length]).onTrial(over, 0, 0, 0);
        assertThat(Arrays.copyOf(y, 33)).isEqualTo(Arrays.copyOf(wanted, 33));
    }

    private static float[] normal(long seed) {
        Random random = new Random(seed);
        float[] x = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = (float) (3 * random.nextGaussian());
        }
        return x;
    }
}
