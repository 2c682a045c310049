package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Takes the tiles that cannot be computed in their place: those that something is added to, and those that reach
 * beyond its edge. A tile that knew both ways, to set and to add, would be so long that JDK 17 stops inlining and puts the
 * sums on the heap.
 */
final class Scratch {
    /** The distance between the rows of the tile. */
    static final int ROW = COLUMNS;

    final float[] tile = new float[Blocking.ROWS * COLUMNS];

    /** Sets some rows and columns of c, from row i and column j on, to those of the tile, plus the addend's. */
    void store(int rows, int columns, Matrix c, int i, int j, @Nullable Matrix addend) {
        int q = c.index(i, j);
        for (int row = 0; row < rows; row++) {
            if (addend == null) {
                System.arraycopy(tile, row * ROW, c.data(), q + row * c.row(), columns);
            } else if (columns == COLUMNS) {
                addWhole(tile, row * ROW, addend.data(), addend.index(i + row, j), c.data(), q + row * c.row());
            } else {
                addPart(tile, row * ROW, addend.data(), addend.index(i + row, j), c.data(), q + row * c.row(), columns);
            }
        }
    }

    private static void addWhole(float[] tile, int p, float[] addend, int r, float[] c, int q) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, tile, p).add(FloatVector.fromArray(SPECIES, addend, r));
        FloatVector sum1 =
                FloatVector.fromArray(SPECIES, tile, p + COUNT).add(FloatVector.fromArray(SPECIES, addend, r + COUNT));
        sum0.intoArray(c, q);
        sum1.intoArray(c, q + COUNT);
    }

    private static void addPart(float[] tile, int p, float[] addend, int r, float[] c, int q, int columns) {
        for (int j = 0; j < columns; j++) {
            c[q + j] = addend[r + j] + tile[p + j];
        }
    }
}
