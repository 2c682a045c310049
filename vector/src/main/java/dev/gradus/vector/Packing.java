package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Copies rows of a matrix into a panel, from which a tile reads them in one sweep: column by column, so that element
 * (i, l) stands at {@code l * height + i}. Instead of rows that are missing there is anything. The columns of a right matrix are packed as
 * the rows of its transpose.
 */
final class Packing {
    private Packing() {}

    /** Packs {@code rows} rows, at most {@code height}, of {@code depth} elements each. */
    static void pack(Matrix a, int rows, int depth, float[] panel, int offset, int height) {
        int done = a.row() == 1 && a.column() > 0 ? copyColumns(a, depth, panel, offset, height) : 0;
        if (rows < height) {
            Arrays.fill(panel, offset + done * height, offset + depth * height, 0);
        }
        if (a.column() == 1 && done == 0) {
            interleave(a, rows, depth, panel, offset, height);
        } else {
            copyRows(a, 0, rows, done, depth, panel, offset, height);
        }
    }

    /** Copies rows that are dense, so that element (i, l) stands at {@code offset + l * step + i}, and nothing else. */
    static void interleave(Matrix a, int rows, int depth, float[] to, int offset, int step) {
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            fourRows(a.data(), a.index(i, 0), a.row(), depth, to, offset + i, step);
        }
        copyRows(a, i, rows, 0, depth, to, offset, step);
    }

    /**
     * Copies whole vectors of the first columns, as many as the arrays have room for. A vector may reach beyond the
     * column: what it takes too much is overwritten by the next column, or stands where rows are missing, and what the
     * tile makes of those is not used.
     *
     * @return how many columns were copied
     */
    private static int copyColumns(Matrix a, int depth, float[] panel, int offset, int height) {
        float[] from = a.data();
        int reach = Math.max(height, COUNT);
        int room = from.length - a.offset() - reach;
        int columns = Math.min(height < COUNT ? depth - 1 : depth, room < 0 ? 0 : room / a.column() + 1);
        for (int l = 0; l < columns; l++) {
            int p = a.index(0, l);
            int q = offset + l * height;
            for (int i = 0; i < height; i += COUNT) {
                FloatVector.fromArray(SPECIES, from, p + i).intoArray(panel, q + i);
            }
        }
        return columns;
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

    private static void copyRows(
            Matrix a, int fromRow, int toRow, int fromColumn, int toColumn, float[] panel, int offset, int height) {
        for (int l = fromColumn; l < toColumn; l++) {
            int p = a.index(0, l);
            int q = offset + l * height;
            for (int i = fromRow; i < toRow; i++) {
                panel[q + i] = a.data()[p + i * a.row()];
            }
        }
    }
}
