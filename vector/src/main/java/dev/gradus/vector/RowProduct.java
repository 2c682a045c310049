package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import dev.gradus.core.kernel.Parallel;
import jdk.incubator.vector.FloatVector;

/**
 * Products of one row with a matrix, which take as long as the matrix takes to be read.
 *
 * <p>The lanes of a dot product are summed by plain additions, since the order in which {@code reduceLanes} does it is not defined:
 * on JDK 25 it changes when the JIT compiler takes over, and with it the last bits.
 */
final class RowProduct {
    /** A thread gets at least so many elements of the matrix. */
    private static final int GRAIN = 1 << 16;

    /** How many results are summed up together. */
    private static final int DOTS = 4;

    private static final int STRIP = 4 * COUNT;

    private RowProduct() {}

    /** Whether one of the two ways below can be taken: the matrix must be dense in its rows or its columns. */
    static boolean possible(int k, Matrix x, Matrix b) {
        return b.column() == 1 || (b.row() == 1 && (x.column() == 1 || k == 1));
    }

    /** Sets y to the product of x and b, of the sizes (1, k) and (k, n), or adds to it. */
    static void multiply(int n, int k, Matrix x, Matrix b, Matrix y, boolean add) {
        boolean denseRows = b.column() == 1;
        int parts = (int) Math.max(1, Math.min((long) n * k / GRAIN, n / STRIP));
        if (parts == 1) {
            part(0, n, denseRows, k, x, b, y, add);
            return;
        }
        int strips = n / STRIP;
        Parallel.run(parts, part -> {
            int from = part * strips / parts * STRIP;
            int to = part + 1 == parts ? n : (part + 1) * strips / parts * STRIP;
            part(from, to, denseRows, k, x, b, y, add);
        });
    }

    private static void part(int from, int to, boolean denseRows, int k, Matrix x, Matrix b, Matrix y, boolean add) {
        if (denseRows) {
            addRows(from, to, k, x.data(), x.offset(), x.column(), b, y.data(), y.offset(), add);
        } else {
            dots(from, to, k, x.data(), x.offset(), b, y.data(), y.offset(), add);
        }
    }

    private static void addRows(
            int from, int to, int k, float[] x, int xOffset, int xStep, Matrix b, float[] y, int yOffset, boolean add) {
        int j = from;
        for (; j + STRIP <= to; j += STRIP) {
            strip(k, x, xOffset, xStep, b.data(), b.index(0, j), b.row(), y, yOffset + j, add);
        }
        for (; j + COUNT <= to; j += COUNT) {
            vector(k, x, xOffset, xStep, b.data(), b.index(0, j), b.row(), y, yOffset + j, add);
        }
        for (; j < to; j++) {
            float sum = 0;
            for (int l = 0; l < k; l++) {
                sum = Math.fma(x[xOffset + l * xStep], b.data()[b.index(l, j)], sum);
            }
            y[yOffset + j] = add ? y[yOffset + j] + sum : sum;
        }
    }

    private static void strip(
            int k, float[] x, int p, int xStep, float[] b, int q, int row, float[] y, int yOffset, boolean add) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, x[p + l * xStep]);
            int r = q + l * row;
            sum0 = factor.fma(FloatVector.fromArray(SPECIES, b, r), sum0);
            sum1 = factor.fma(FloatVector.fromArray(SPECIES, b, r + COUNT), sum1);
            sum2 = factor.fma(FloatVector.fromArray(SPECIES, b, r + 2 * COUNT), sum2);
            sum3 = factor.fma(FloatVector.fromArray(SPECIES, b, r + 3 * COUNT), sum3);
        }
        store(sum0, y, yOffset, add);
        store(sum1, y, yOffset + COUNT, add);
        store(sum2, y, yOffset + 2 * COUNT, add);
        store(sum3, y, yOffset + 3 * COUNT, add);
    }

    private static void vector(
            int k, float[] x, int p, int xStep, float[] b, int q, int row, float[] y, int yOffset, boolean add) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, x[p + l * xStep]);
            sum = factor.fma(FloatVector.fromArray(SPECIES, b, q + l * row), sum);
        }
        store(sum, y, yOffset, add);
    }

    private static void dots(
            int from, int to, int k, float[] x, int xOffset, Matrix b, float[] y, int yOffset, boolean add) {
        float[] lanes = Workspace.ofThread().scratch().tile;
        int j = from;
        for (; j + DOTS <= to; j += DOTS) {
            fourDots(k, x, xOffset, b.data(), b.index(0, j), b.column(), y, yOffset + j, add, lanes);
        }
        for (; j < to; j++) {
            float sum = dot(k, x, xOffset, b.data(), b.index(0, j), lanes);
            y[yOffset + j] = add ? y[yOffset + j] + sum : sum;
        }
    }

    private static void fourDots(
            int k, float[] x, int p, float[] b, int q, int column, float[] y, int yOffset, boolean add, float[] lanes) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        int q1 = q + column;
        int q2 = q1 + column;
        int q3 = q2 + column;
        int whole = Lanes.whole(k);
        for (int l = 0; l < whole; l += COUNT) {
            FloatVector factor = FloatVector.fromArray(SPECIES, x, p + l);
            sum0 = factor.fma(FloatVector.fromArray(SPECIES, b, q + l), sum0);
            sum1 = factor.fma(FloatVector.fromArray(SPECIES, b, q1 + l), sum1);
            sum2 = factor.fma(FloatVector.fromArray(SPECIES, b, q2 + l), sum2);
            sum3 = factor.fma(FloatVector.fromArray(SPECIES, b, q3 + l), sum3);
        }
        sum0.intoArray(lanes, 0);
        sum1.intoArray(lanes, COUNT);
        sum2.intoArray(lanes, 2 * COUNT);
        sum3.intoArray(lanes, 3 * COUNT);
        float dot0 = total(lanes, 0);
        float dot1 = total(lanes, COUNT);
        float dot2 = total(lanes, 2 * COUNT);
        float dot3 = total(lanes, 3 * COUNT);
        for (int l = whole; l < k; l++) {
            float factor = x[p + l];
            dot0 = Math.fma(factor, b[q + l], dot0);
            dot1 = Math.fma(factor, b[q1 + l], dot1);
            dot2 = Math.fma(factor, b[q2 + l], dot2);
            dot3 = Math.fma(factor, b[q3 + l], dot3);
        }
        y[yOffset] = add ? y[yOffset] + dot0 : dot0;
        y[yOffset + 1] = add ? y[yOffset + 1] + dot1 : dot1;
        y[yOffset + 2] = add ? y[yOffset + 2] + dot2 : dot2;
        y[yOffset + 3] = add ? y[yOffset + 3] + dot3 : dot3;
    }

    private static float dot(int k, float[] x, int p, float[] b, int q, float[] lanes) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int whole = Lanes.whole(k);
        for (int l = 0; l < whole; l += COUNT) {
            sum = FloatVector.fromArray(SPECIES, x, p + l).fma(FloatVector.fromArray(SPECIES, b, q + l), sum);
        }
        sum.intoArray(lanes, 0);
        float dot = total(lanes, 0);
        for (int l = whole; l < k; l++) {
            dot = Math.fma(x[p + l], b[q + l], dot);
        }
        return dot;
    }

    private static float total(float[] lanes, int from) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int i = from; i < from + COUNT; i += 4) {
            sum0 += lanes[i];
            sum1 += lanes[i + 1];
            sum2 += lanes[i + 2];
            sum3 += lanes[i + 3];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    private static void store(FloatVector sum, float[] y, int offset, boolean add) {
        if (add) {
            sum.add(FloatVector.fromArray(SPECIES, y, offset)).intoArray(y, offset);
        } else {
            sum.intoArray(y, offset);
        }
    }
}
