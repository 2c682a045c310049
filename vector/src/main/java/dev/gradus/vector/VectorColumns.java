package dev.gradus.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Sums of the columns of a dense matrix, in the order in which the portable kernels add: four rows at a time, and blocks
 * of rows in pairs, pairs of pairs and so on.
 */
final class VectorColumns {
    /** The rows of a block. */
    private static final int BLOCK = 512;

    private static final WarmUp WARM_UP = new WarmUp();

    private VectorColumns() {}

    /** Sets {@code out[outStart + j]} to the sum of column j of a matrix that begins at {@code start}. */
    static void sum(float[] x, int start, int rows, int columns, float[] out, int outStart) {
        int partSize = Math.max(1, Parts.STREAMING / Math.max(1, rows) / Lanes.COUNT) * Lanes.COUNT;
        if (Parts.areWorthwhile(0, columns, partSize)) {
            Parts.run(
                    0,
                    columns,
                    partSize,
                    (from, to) -> some(x, start + from, rows, columns, to - from, out, outStart + from));
        } else {
            some(x, start, rows, columns, columns, out, outStart);
        }
    }

    /** Sums some columns, a number of {@code width}, the first of which begins at {@code start}. */
    private static void some(float[] x, int start, int rows, int rowLength, int width, float[] out, int outStart) {
        if (rows <= BLOCK) {
            block(x, start, rows, rowLength, width, out, outStart);
            return;
        }
        int half = (rows / BLOCK + 1) / 2 * BLOCK;
        some(x, start, half, rowLength, width, out, outStart);
        float[] rest = new float[width];
        some(x, start + half * rowLength, rows - half, rowLength, width, rest, 0);
        for (int j = 0; j < width; j++) {
            out[outStart + j] += rest[j];
        }
    }

    private static void block(float[] x, int start, int rows, int rowLength, int width, float[] out, int outStart) {
        int plain = 0;
        if (width >= Lanes.COUNT) {
            int from = WARM_UP.isOver()
                    ? 0
                    : WARM_UP.run(
                            0,
                            width,
                            (i, n) -> vectors(x, start, rows, rowLength, i, n, out, outStart),
                            (i, n) -> scalars(x, start, rows, rowLength, i, n, out, outStart));
            plain = from + Lanes.whole(width - from);
            if (plain > from) { // the trial is over
                vectors(x, start, rows, rowLength, from, plain, out, outStart);
            }
        }
        scalars(x, start, rows, rowLength, plain, width, out, outStart);
    }

    private static void vectors(
            float[] x, int start, int rows, int rowLength, int from, int to, float[] out, int outStart) {
        for (int j = from; j < to; j += Lanes.COUNT) {
            FloatVector sum = FloatVector.zero(Vectors.SPECIES);
            int i = start + j;
            int row = 0;
            for (; row < rows - 3; row += 4) {
                FloatVector s0 = FloatVector.fromArray(Vectors.SPECIES, x, i);
                FloatVector s1 = FloatVector.fromArray(Vectors.SPECIES, x, i + 2 * rowLength);
                s0 = s0.add(FloatVector.fromArray(Vectors.SPECIES, x, i + rowLength));
                s1 = s1.add(FloatVector.fromArray(Vectors.SPECIES, x, i + 3 * rowLength));
                sum = sum.add(s0.add(s1));
                i += 4 * rowLength;
            }
            for (; row < rows; row++) {
                sum = sum.add(FloatVector.fromArray(Vectors.SPECIES, x, i));
                i += rowLength;
            }
            sum.intoArray(out, outStart + j);
        }
    }

    private static void scalars(
            float[] x, int start, int rows, int rowLength, int from, int to, float[] out, int outStart) {
        for (int j = from; j < to; j++) {
            float sum = 0;
            int i = start + j;
            int row = 0;
            for (; row < rows - 3; row += 4) {
                sum += (x[i] + x[i + rowLength]) + (x[i + 2 * rowLength] + x[i + 3 * rowLength]);
                i += 4 * rowLength;
            }
            for (; row < rows; row++) {
                sum += x[i];
                i += rowLength;
            }
            out[outStart + j] = sum;
        }
    }
}
