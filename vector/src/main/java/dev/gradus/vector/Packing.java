package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Copies rows of a matrix into panels, from which a tile reads them in one sweep: column by column, so that element
 * (i, l) of a panel stands at {@code l * height + i}. Instead of rows that are missing there is anything. The columns of a right
 * matrix are packed as the rows of its transpose.
 */
final class Packing {
    /**
     * So many rows are packed together where they are neighbours in memory: a few cache lines of each column. The panels
     * that they go to often begin in the same set of the first-level cache, which has room for no more than eight or twelve.
     */
    private static final int NEIGHBOURS = 64;

    private Packing() {}

    /** Packs {@code rows} rows of {@code depth} elements each into panels, one after the other; the last may be partial. */
    static void pack(Matrix a, int rows, int depth, float[] panels, int offset, int height) {
        boolean neighbours = a.row() == 1 && a.column() > 0;
        int together = neighbours ? Math.max(1, NEIGHBOURS / height) * height : height;
        for (int i = 0; i < rows; i += together) {
            Matrix part = a.from(i, 0);
            int count = Math.min(together, rows - i);
            int to = offset + i * depth;
            if (neighbours) {
                packNeighbours(part, count, depth, panels, to, height);
            } else {
                packPanel(part, count, depth, panels, to, height);
            }
        }
    }

    private static void packNeighbours(Matrix a, int rows, int depth, float[] panels, int offset, int height) {
        int done = copyColumns(a, Blocking.panels(rows, height), depth, panels, offset, height);
        for (int i = 0; i < rows && done < depth; i += height) {
            int count = Math.min(height, rows - i);
            copyNumbers(a.from(i, 0), count, done, depth, panels, offset + i * depth, height);
        }
    }

    /**
     * Copies whole vectors of the first columns, as many as the arrays have room for. A vector may reach beyond the
     * column: what it takes too much is overwritten by the next column, or stands where rows are missing, and what the
     * tile makes of those is not used.
     *
     * @return how many columns were copied
     */
    private static int copyColumns(Matrix a, int count, int depth, float[] panels, int offset, int height) {
        float[] from = a.data();
        int reach = (count - 1) * height + Blocking.panels(height, COUNT) * COUNT;
        int room = from.length - a.offset() - reach;
        int columns = Math.min(wholeColumns(depth, height), room < 0 ? 0 : room / a.column() + 1);
        int panel = height * depth;
        for (int l = 0; l < columns; l++) {
            int p = a.index(0, l);
            int q = offset + l * height;
            for (int i = 0; i < count; i++) {
                for (int lane = 0; lane < height; lane += COUNT) {
                    FloatVector.fromArray(SPECIES, from, p + i * height + lane).intoArray(panels, q + i * panel + lane);
                }
            }
        }
        return columns;
    }

    /** How many columns of a panel can be written by whole vectors, without reaching beyond the panel. */
    private static int wholeColumns(int depth, int height) {
        return height % COUNT == 0 ? depth : depth - 1;
    }

    private static void packPanel(Matrix a, int rows, int depth, float[] panel, int offset, int height) {
        if (Lanes.GATHER) {
            int columns = wholeColumns(depth, height);
            gather(a, rows, height, columns, panel, offset, height);
            copyNumbers(a, rows, columns, depth, panel, offset, height);
            return;
        }
        if (rows < height) {
            Arrays.fill(panel, offset, offset + depth * height, 0);
        }
        if (a.column() == 1) {
            interleave(a, rows, depth, panel, offset, height);
        } else {
            copyNumbers(a, rows, 0, depth, panel, offset, height);
        }
    }

    /**
     * Collects each vector of a column from as many rows, for vectors that cover a height; instead of rows that are
     * missing it takes the last one.
     */
    private static void gather(Matrix a, int rows, int height, int columns, float[] to, int offset, int step) {
        int[] places = new int[COUNT];
        for (int i = 0; i < height; i += COUNT) {
            for (int lane = 0; lane < COUNT; lane++) {
                places[lane] = Math.min(i + lane, rows - 1) * a.row();
            }
            for (int l = 0; l < columns; l++) {
                FloatVector.fromArray(SPECIES, a.data(), a.offset() + l * a.column(), places, 0)
                        .intoArray(to, offset + l * step + i);
            }
        }
    }

    /** The room that {@link #fillSlots} needs for a column of so many rows: whole vectors. */
    static int slot(int rows) {
        return Blocking.panels(rows, COUNT) * COUNT;
    }

    /**
     * Copies rows, so that element (i, l) stands at {@code offset + l * step + i}, and anything in the rest of a slot.
     */
    static void fillSlots(Matrix a, int rows, int depth, float[] to, int offset, int step) {
        if (Lanes.GATHER && TileWarmUp.gatherIsFast()) {
            gather(a, rows, rows, depth, to, offset, step);
        } else {
            interleave(a, rows, depth, to, offset, step);
        }
    }

    /** Copies rows that are dense, so that element (i, l) stands at {@code offset + l * step + i}, and nothing else. */
    static void interleave(Matrix a, int rows, int depth, float[] to, int offset, int step) {
        int i = 0;
        if (Lanes.GATHER && TileWarmUp.gatherIsFast()) {
            i = rows / COUNT * COUNT;
            gather(a, i, i, depth, to, offset, step);
        }
        for (; i + 4 <= rows; i += 4) {
            fourRows(a.data(), a.index(i, 0), a.row(), depth, to, offset + i, step);
        }
        copyNumbers(a.from(i, 0), rows - i, 0, depth, to, offset + i, step);
    }

    /** Four rows together write four neighbours at a time: twice as fast as one after the other. */
    private static void fourRows(float[] a, int start, int row, int depth, float[] to, int offset, int step) {
        int start1 = start + row;
        int start2 = start1 + row;
        int start3 = start2 + row;
        for (int l = 0; l < depth; l++) {
            int q = offset + l * step;
            to[q] = a[start + l];
            to[q + 1] = a[start1 + l];
            to[q + 2] = a[start2 + l];
            to[q + 3] = a[start3 + l];
        }
    }

    /** Copies elements from these places, a whole number of vectors, to neighbouring ones. */
    static void collect(float[] from, int offset, int[] places, int count, float[] to, int toOffset) {
        for (int i = 0; i < count; i += COUNT) {
            FloatVector.fromArray(SPECIES, from, offset, places, i).intoArray(to, toOffset + i);
        }
    }

    private static void copyNumbers(
            Matrix a, int rows, int fromColumn, int toColumn, float[] to, int offset, int step) {
        for (int l = fromColumn; l < toColumn; l++) {
            int p = a.index(0, l);
            int q = offset + l * step;
            for (int i = 0; i < rows; i++) {
                to[q + i] = a.data()[p + i * a.row()];
            }
        }
    }
}
