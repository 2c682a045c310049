package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.ROWS;
import static dev.gradus.vector.Workspace.START;

import dev.gradus.core.kernel.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * Products of large matrices. A block of the left matrix is packed into panels, one for each row of tiles. Then each
 * thread packs a few columns of the right matrix for itself, which stay in its second-level cache, and makes their tiles:
 * row by row, so that the panel on the left stays in the first-level cache and the result is met in the order of memory.
 */
final class PackedProduct {
    /** The elements of a block of the left matrix, 8 MiB, which a third-level cache holds. */
    private static final int BLOCK = 1 << 21;

    /** The elements that a thread packs of the right matrix at a time, 512 KiB. */
    private static final int RUN = 1 << 17;

    /** No piece has fewer rows, unless the product has: to pack its columns would cost too much. */
    private static final int FEWEST_ROWS = 240;

    /** To pack an element, 0.1 to 0.4 ns, takes about as long as this many multiply-adds. */
    private static final int PACKING = 16;

    private final int rows;
    private final int columns;
    private final int depth;
    private final float[] left;
    private final Matrix right;
    private final Matrix product;
    private final @Nullable Matrix addend;

    private PackedProduct(
            int rows, int columns, int depth, float[] left, Matrix right, Matrix product, @Nullable Matrix addend) {
        this.rows = rows;
        this.columns = columns;
        this.depth = depth;
        this.left = left;
        this.right = right;
        this.product = product;
        this.addend = addend;
    }

    /** Sets c to the product of a and b, of the sizes (m, k) and (k, n), plus the addend, if there is one, which may be c. */
    static void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, @Nullable Matrix addend) {
        Workspace workspace = Workspace.ofThread();
        int depth;
        for (int l = 0; l < k; l += depth) {
            depth = Blocking.depth(k - l);
            int height = BLOCK / depth / ROWS * ROWS;
            for (int i = 0; i < m; i += height) {
                int rows = Math.min(height, m - i);
                float[] left = workspace.left(Blocking.panels(rows, ROWS) * ROWS * depth);
                Matrix sum = l > 0 ? c : addend;
                PackedProduct block = new PackedProduct(
                        rows, n, depth, left, b.from(l, 0), c.from(i, 0), sum == null ? null : sum.from(i, 0));
                block.packLeft(a.from(i, l));
                block.run();
            }
        }
    }

    /** Packs the rows of the left matrix into panels. */
    private void packLeft(Matrix a) {
        int last = (rows - 1) / ROWS * ROWS;
        int panels = Blocking.panels(rows, ROWS);
        Cut cut = new Cut(panels, Math.min(panels, Parts.enough()));
        Parallel.run(cut.parts(), (long) rows * depth * PACKING, piece -> {
            int from = cut.start(piece) * ROWS;
            int to = cut.start(piece + 1) * ROWS;
            packLeft(a, from, Math.min(last, to), ROWS);
            packLeft(a, last, Math.min(rows, to), Blocking.height(rows - last));
        });
    }

    private void packLeft(Matrix a, int from, int to, int height) {
        Packing.pack(a.from(from, 0), to - from, depth, left, START + from * depth, height);
    }

    private void run() {
        long work = (long) rows * columns * depth;
        int pieces = Parts.enough();
        int panels = Blocking.panels(columns, COLUMNS);
        Cut across = Cut.of(panels, Math.max(1, Math.min(RUN / (COLUMNS * depth), panels / pieces)));
        int heights = Math.max(1, Math.min(rows / FEWEST_ROWS, pieces / across.parts()));
        Cut down = new Cut(Blocking.panels(rows, ROWS), heights);
        Parallel.run(across.parts() * heights, work, piece -> {
            int i = piece % heights;
            int j = piece / heights;
            multiply(
                    down.start(i) * ROWS,
                    down.start(i + 1) * ROWS,
                    across.start(j) * COLUMNS,
                    across.start(j + 1) * COLUMNS);
        });
    }

    private void multiply(int fromRow, int beyondRow, int fromColumn, int beyondColumn) {
        int toRow = Math.min(rows, beyondRow);
        int toColumn = Math.min(columns, beyondColumn);
        Workspace workspace = Workspace.ofThread();
        Scratch scratch = workspace.scratch();
        float[] panels = workspace.right((beyondColumn - fromColumn) * depth);
        Packing.pack(right.from(0, fromColumn).transposed(), toColumn - fromColumn, depth, panels, START, COLUMNS);
        for (int i = fromRow; i < toRow; i += ROWS) {
            for (int j = fromColumn; j < toColumn; j += COLUMNS) {
                multiplyTile(i, j, panels, START + (j - fromColumn) * depth, scratch);
            }
        }
    }

    private void multiplyTile(int i, int j, float[] panels, int panel, Scratch scratch) {
        int tileRows = Math.min(ROWS, rows - i);
        int height = Blocking.height(tileRows);
        int tileColumns = Math.min(COLUMNS, columns - j);
        int p = START + i * depth;
        if (addend == null && tileRows == height && tileColumns == COLUMNS) {
            PackedTile.multiply(
                    height, depth, left, p, panels, panel, product.data(), product.index(i, j), product.row());
        } else {
            PackedTile.multiply(height, depth, left, p, panels, panel, scratch.tile, 0, Scratch.ROW);
            scratch.store(tileRows, tileColumns, product, i, j, addend);
        }
    }
}
