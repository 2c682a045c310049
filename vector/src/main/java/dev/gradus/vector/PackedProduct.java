package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.ROWS;
import static dev.gradus.vector.Workspace.START;

import org.jspecify.annotations.Nullable;

/**
 * Products of large matrices. A block of each matrix is packed into panels, one for each row and each column of tiles, and
 * every two panels make a tile of the product.
 */
final class PackedProduct {
    /** The columns of a block of the right matrix: it takes 6 MiB, which a third-level cache holds. */
    private static final int WIDTH = 2048;

    /** The rows of a block of the left matrix, 2.8 MiB. */
    private static final int HEIGHT = 960;

    /** To pack an element, 0.1 to 0.4 ns, takes about as long as this many multiply-adds. */
    private static final int PACKING = 16;

    private PackedProduct() {}

    /** Sets c to the product of a and b, of the sizes (m, k) and (k, n), plus the addend, if there is one, which may be c. */
    static void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, @Nullable Matrix addend) {
        Workspace workspace = Workspace.ofThread();
        for (int j = 0; j < n; j += WIDTH) {
            int width = Math.min(WIDTH, n - j);
            int depth;
            for (int l = 0; l < k; l += depth) {
                depth = Blocking.depth(k - l);
                float[] right = workspace.right(Blocking.panels(width, COLUMNS) * COLUMNS * depth);
                Matrix rightColumns = b.from(l, j).transposed();
                pack(rightColumns, width, depth, right, COLUMNS);
                for (int i = 0; i < m; i += HEIGHT) {
                    int height = Math.min(HEIGHT, m - i);
                    float[] left = workspace.left(Blocking.panels(height, ROWS) * ROWS * depth);
                    pack(a.from(i, l), height, depth, left, ROWS);
                    multiply(height, width, depth, left, right, c.from(i, j), addendFrom(l, i, j, addend, c));
                }
            }
        }
    }

    /** What the products of the depths from l on are added to: the sum so far, or at first the addend. */
    private static @Nullable Matrix addendFrom(int l, int i, int j, @Nullable Matrix addend, Matrix c) {
        Matrix sum = l > 0 ? c : addend;
        return sum == null ? null : sum.from(i, j);
    }

    private static void pack(Matrix a, int rows, int depth, float[] panels, int size) {
        Grid.run(1, Blocking.panels(rows, size), (long) rows * depth * PACKING, (i, ignored, from, to) -> {
            for (int panel = from; panel < to; panel++) {
                int row = panel * size;
                Packing.pack(a.from(row, 0), Math.min(size, rows - row), depth, panels, START + row * depth, size);
            }
        });
    }

    private static void multiply(
            int height, int width, int depth, float[] left, float[] right, Matrix c, @Nullable Matrix addend) {
        Grid.run(
                Blocking.panels(height, ROWS),
                Blocking.panels(width, COLUMNS),
                (long) height * width * depth,
                (fromRow, toRow, fromColumn, toColumn) -> {
                    Scratch scratch = Workspace.ofThread().scratch();
                    for (int column = fromColumn; column < toColumn; column++) {
                        int j = column * COLUMNS;
                        int columns = Math.min(COLUMNS, width - j);
                        for (int row = fromRow; row < toRow; row++) {
                            int i = row * ROWS;
                            int rows = Math.min(ROWS, height - i);
                            int p = START + i * depth;
                            int q = START + j * depth;
                            if (addend == null && rows == ROWS && columns == COLUMNS) {
                                tile(depth, left, p, right, q, c.data(), c.index(i, j), c.row());
                            } else {
                                tile(depth, left, p, right, q, scratch.tile, 0, Scratch.ROW);
                                scratch.store(rows, columns, c, i, j, addend);
                            }
                        }
                    }
                });
    }

    private static void tile(
            int depth, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, int cRow) {
        if (ROWS == 4) {
            Tile4x2.multiply(depth, a, aOffset, b, bOffset, c, cOffset, cRow);
        } else {
            Tile8x2.multiply(depth, a, aOffset, b, bOffset, c, cOffset, cRow);
        }
    }
}
