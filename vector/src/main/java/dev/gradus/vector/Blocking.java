package dev.gradus.vector;

/** The sizes that products are cut into. */
final class Blocking {
    /** AVX2 has 16 registers for vectors, AVX-512 and ARM have 32. */
    private static final boolean FEW_REGISTERS =
            Lanes.BITS == 256 && !System.getProperty("os.arch", "").equals("aarch64");

    /** The rows of the highest tile: 24 sums, where there are registers for them. */
    static final int ROWS = FEW_REGISTERS ? 4 : 12;

    /** The heights of tiles differ by this. */
    static final int HEIGHT_STEP = 4;

    /** The rows of a tile of matrices as they stand in memory. */
    static final int STRIDED_ROWS = FEW_REGISTERS ? 4 : 8;

    /** The columns of a tile: two vectors. */
    static final int COLUMNS = 2 * Lanes.COUNT;

    /**
     * The most products that a tile sums up. A panel of twelve rows, 24 KiB, then stays in the first-level cache. A third
     * less means more passes over the result, twice as much a panel that is read from the second-level cache each time:
     * either costs a few percent.
     */
    private static final int DEPTH = 512;

    private Blocking() {}

    /**
     * How many of the remaining products are summed before the sum is added to the result. All ways to compute a product
     * of the same sizes cut it here, and add up what is between by fused multiply-adds in order, so that all give the same
     * bits.
     */
    static int depth(int remaining) {
        if (remaining <= DEPTH) {
            return remaining;
        }
        return remaining < 2 * DEPTH ? (remaining + 1) / 2 : DEPTH;
    }

    /** The height of the lowest tile that has so many rows, 1 to {@link #ROWS}: at most three are wasted. */
    static int height(int rows) {
        return panels(rows, HEIGHT_STEP) * HEIGHT_STEP;
    }

    /** How many panels it takes for all rows or columns. */
    static int panels(int size, int panel) {
        return (size + panel - 1) / panel;
    }
}
