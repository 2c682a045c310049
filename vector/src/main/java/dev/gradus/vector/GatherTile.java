package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;

/**
 * A tile of a product, {@link Blocking#height} by {@link Blocking#COLUMNS}, whose left columns are found by a list:
 *
 * <p>{@code c[i, j] = start[i, j] + sum over l of a[aOffset + list[l] + i] * b[bOffset + l * COLUMNS + j]}
 *
 * <p>Convolutions are made of these: their data stay where they are, and the list says where each tap of the window reads.
 * Sums are fused multiply-adds in the order of the list, in vectors or, until those are compiled, in plain loops.
 */
final class GatherTile {
    private GatherTile() {}

    /**
     * Computes a tile.
     *
     * @param height the rows of the tile
     * @param from the first entry of the list that is used
     * @param to one past the last entry
     * @param startRow the distance between the rows of start; 0 if all rows start alike
     * @param cOffset where the tile stands, one row right after the other
     */
    static void multiply(
            int height,
            int from,
            int to,
            float[] a,
            int aOffset,
            int[] list,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            int startRow,
            float[] c,
            int cOffset) {
        if (TileWarmUp.gatherIsFast()) {
            multiplyVectors(height, from, to, a, aOffset, list, b, bOffset, start, startOffset, startRow, c, cOffset);
        } else {
            TileWarmUp.takeNote((long) (to - from) * height * COLUMNS);
            PlainGatherTile.multiply(
                    height, from, to, a, aOffset, list, b, bOffset, start, startOffset, startRow, c, cOffset);
        }
    }

    /** Computes a tile in vectors, fast or not. */
    static void multiplyVectors(
            int height,
            int from,
            int to,
            float[] a,
            int aOffset,
            int[] list,
            float[] b,
            int bOffset,
            float[] start,
            int startOffset,
            int startRow,
            float[] c,
            int cOffset) {
        if (height == 12) {
            GatherTile12x2.multiply(from, to, a, aOffset, list, b, bOffset, start, startOffset, startRow, c, cOffset);
        } else if (height == 8) {
            GatherTile8x2.multiply(from, to, a, aOffset, list, b, bOffset, start, startOffset, startRow, c, cOffset);
        } else {
            GatherTile4x2.multiply(from, to, a, aOffset, list, b, bOffset, start, startOffset, startRow, c, cOffset);
        }
    }
}
