package dev.gradus.vector;

/** Tiles of products of packed panels: the highest that the registers have room for, and lower ones for the last rows. */
final class PackedTile {
    /** The rows of all tiles but the last. */
    static final int ROWS = Blocking.ROWS == 4 ? 4 : 12;

    private PackedTile() {}

    /** The rows of the next panel when so many are left: of the last, up to three are wasted. */
    static int height(int left) {
        return left >= ROWS ? ROWS : (left + 3) / 4 * 4;
    }

    /** Sets a tile of c at {@code cOffset} to the product of a panel of this height and one of two vectors. */
    static void multiply(
            int height, int depth, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int cRow) {
        switch (height) {
            case 4 -> Tile4x2.multiply(depth, a, aOffset, b, bOffset, c, cOffset, cRow);
            case 8 -> Tile8x2.multiply(depth, a, aOffset, b, bOffset, c, cOffset, cRow);
            default -> Tile12x2.multiply(depth, a, aOffset, b, bOffset, c, cOffset, cRow);
        }
    }
}
