package dev.gradus.vector;

/** The sizes that products are cut into. */
final class Blocking {
    /** AVX2 has 16 registers for vectors, AVX-512 and ARM have 32. */
    private static final boolean FEW_REGISTERS =
            Lanes.bits() == 256 && !System.getProperty("os.arch", "").equals("aarch64");

    /** The rows of a tile. */
    static final int ROWS = FEW_REGISTERS ? 4 : 8;

    /** The columns of a tile: two vectors. */
    static final int COLUMNS = 2 * Lanes.COUNT;

    /**
     * The most products that a tile sums up. A panel of the right matrix, 96 KiB on AVX-512, is then well within the
     * second-level cache. A third of that would fit into the first-level cache and make tiles faster by a tenth, but to pass
     * over the result three times as often costs more.
     */
    private static final int DEPTH = 768;

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

    /** How many panels it takes for all rows or columns. */
    static int panels(int size, int panel) {
        return (size + panel - 1) / panel;
    }
}
