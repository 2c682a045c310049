package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.ROWS;
import static dev.gradus.vector.Lanes.COUNT;
import static dev.gradus.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Takes the tiles that cannot be computed in their place: those that are added to the product, and those that reach
 * beyond its edge. A tile that knew both ways, to set and to add, would be so long that JDK 17 stops inlining and puts the
 * sums on the heap.
 */
final class Scratch {
    /** The distance between the rows of the tile. */
    static final int ROW = COLUMNS;

    final float[] tile = new float[ROWS * COLUMNS];

    /** Copies or adds some of the tile's rows and columns to the product. */
    void store(int rows, int columns, float[] c, int cOffset, int cRow, boolean add) {
        for (int i = 0; i < rows; i++) {
            if (!add) {
                System.arraycopy(tile, i * ROW, c, cOffset + i * cRow, columns);
            } else if (columns == COLUMNS) {
                addWhole(tile, i * ROW, c, cOffset + i * cRow);
            } else {
                addPart(tile, i * ROW, c, cOffset + i * cRow, columns);
            }
        }
    }

    private static void addWhole(float[] tile, int p, float[] c, int q) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, tile, p).add(FloatVector.fromArray(SPECIES, c, q));
        FloatVector sum1 =
                FloatVector.fromArray(SPECIES, tile, p + COUNT).add(FloatVector.fromArray(SPECIES, c, q + COUNT));
        sum0.intoArray(c, q);
        sum1.intoArray(c, q + COUNT);
    }

    private static void addPart(float[] tile, int p, float[] c, int q, int columns) {
        for (int j = 0; j < columns; j++) {
            c[q + j] += tile[p + j];
        }
    }
}
