package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Copies rows of a matrix into a panel, from which a tile reads them in one sweep: column by column, so that element
 * (i, l) stands at {@code l * height + i}. Rows that are missing are zeros. The columns of a right matrix are packed as
 * the rows of its transpose.
 */
final class Packing {
    private Packing() {}

    /** Packs {@code rows} rows, at most {@code height}, of {@code depth} elements each. */
    static void pack(Matrix a, int rows, int depth, float[] panel, int offset, int height) {
        if (rows < height) {
            Arrays.fill(panel, offset, offset + depth * height, 0);
        }
        if (rows == height && a.row() == 1 && a.column() >= COUNT) {
            copyColumns(a, depth, panel, offset, height);
        } else if (a.column() == 1) {
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                fourRows(a.data(), a.index(i, 0), a.row(), depth, panel, offset + i, height);
            }
            copyRows(a, i, rows, depth, panel, offset, height);
        } else {
            copyRows(a, 0, rows, depth, panel, offset, height);
        }
    }

    /**
     * Copies whole columns. A panel lower than a vector is written with the next column's place overwritten, which then
     * gets its own; only the last column is not.
     */
    private static void copyColumns(Matrix a, int depth, float[] panel, int offset, int height) {
        float[] from = a.data();
        int whole = height % COUNT == 0 ? depth : depth - 1;
        for (int l = 0; l < whole; l++) {
            int p = a.index(0, l);
            int q = offset + l * height;
            for (int i = 0; i < height; i += COUNT) {
                FloatVector.fromArray(SPECIES, from, p + i).intoArray(panel, q + i);
            }
        }
        if (whole < depth) {
            System.arraycopy(from, a.index(0, whole), panel, offset + whole * height, height);
        }
    }

    /** Four rows together write four neighbours at a time: twice as fast as one after the other. */
    private static void fourRows(float[] a, int start, int row, int depth, float[] panel, int offset, int height) {
        int start1 = start + row;
        int start2 = start1 + row;
        int start3 = start2 + row;
        for (int l = 0; l < depth; l++) {
            int q = offset + l * height;
            panel[q] = a[start + l];
            panel[q + 1] = a[start1 + l];
            panel[q + 2] = a[start2 + l];
            panel[q + 3] = a[start3 + l];
        }
    }

    private static void copyRows(Matrix a, int from, int to, int depth, float[] panel, int offset, int height) {
        for (int l = 0; l < depth; l++) {
            int p = a.index(0, l);
            int q = offset + l * height;
            for (int i = from; i < to; i++) {
                panel[q + i] = a.data()[p + i * a.row()];
            }
        }
    }
}
