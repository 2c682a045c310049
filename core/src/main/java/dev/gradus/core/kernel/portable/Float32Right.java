package dev.gradus.core.kernel.portable;

/** The right matrix of a product, wherever its elements are. */
interface Float32Right {
    /**
     * Copies a block of the matrix.
     *
     * @param row the first row
     * @param column the first column
     * @param panels takes element (l, j) of the block at {@code [l / STEP][l % STEP * WIDTH + j]}, the sizes being those of
     *     {@link Float32Panels}; rows that are missing in the last step are the caller's affair
     */
    void pack(int row, int column, int depth, int width, float[][] panels);
}
