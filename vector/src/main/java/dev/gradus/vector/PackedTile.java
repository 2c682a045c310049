package dev.gradus.vector;

import static dev.gradus.vector.Lanes.COUNT;

/** Tiles of products of packed panels: the highest that the registers have room for, and lower ones for the last rows. */
final class PackedTile {
    private PackedTile() {}

    /** Sets a tile of c at {@code cOffset} to the product of a panel of this height and one of two vectors. */
    static void multiply(
            int height, int depth, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int cRow) {
        if (height == 12) {
            Tile12x2.multiply(depth, a, aOffset, b, bOffset, c, cOffset, cRow);
        } else if (height == 8) {
            StridedTile8x2.multiply(depth, a, aOffset, 1, 8, b, bOffset, 2 * COUNT, c, cOffset, cRow);
        } else if (Blocking.ROWS == 4) {
            Tile4x2.multiply(depth, a, aOffset, b, bOffset, c, cOffset, cRow);
        } else {
            StridedTile4x2.multiply(depth, a, aOffset, 1, 4, b, bOffset, 2 * COUNT, c, cOffset, cRow);
        }
    }
}
