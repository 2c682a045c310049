package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.STRIDED_ROWS;

import org.jspecify.annotations.Nullable;

/**
 * Products of small or narrow matrices, which are not worth packing: tiles read them where they stand. What is packed all
 * the same are the last rows and columns, if they do not fill a tile, and a right matrix whose rows are not dense.
 */
final class StridedProduct {
    private final int m;
    private final int n;
    private final int wholeRows;
    private final int wholeColumns;

    /** The width of the panels that the last columns are packed into. */
    private final int lastWidth;

    private final Matrix product;

    private StridedProduct(int m, int n, boolean denseRows, Matrix product) {
        this.m = m;
        this.n = n;
        this.product = product;
        wholeRows = m / STRIDED_ROWS;
        wholeColumns = denseRows ? n / COLUMNS : 0;
        boolean narrow = STRIDED_ROWS == 8 && n - wholeColumns * COLUMNS <= Lanes.COUNT;
        lastWidth = narrow ? Lanes.COUNT : COLUMNS;
    }

    /** Sets c to the product of a and b, of the sizes (m, k) and (k, n), plus the addend, if there is one, which may be c. */
    static void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, @Nullable Matrix addend) {
        StridedProduct product = new StridedProduct(m, n, b.column() == 1, c);
        int depth;
        for (int l = 0; l < k; l += depth) {
            depth = Blocking.depth(k - l);
            product.add(depth, a.from(0, l), b.from(l, 0).transposed(), l > 0 ? c : addend);
        }
    }

    private void add(int depth, Matrix a, Matrix b, @Nullable Matrix addend) {
        Workspace workspace = Workspace.ofThread();
        Panels left = Panels.inPlace(a, STRIDED_ROWS);
        Panels right = Panels.inPlace(b, COLUMNS);
        int lastRows = m - wholeRows * STRIDED_ROWS;
        int lastColumns = n - wholeColumns * COLUMNS;
        Panels lastLeft = lastRows == 0
                ? left
                : Panels.packed(
                        a.from(m - lastRows, 0), lastRows, depth, workspace.left(STRIDED_ROWS * depth), STRIDED_ROWS);
        Panels lastRight = lastColumns == 0
                ? right
                : Panels.packed(
                        b.from(n - lastColumns, 0),
                        lastColumns,
                        depth,
                        workspace.right(Blocking.panels(lastColumns, lastWidth) * lastWidth * depth),
                        lastWidth);
        int columns = wholeColumns + Blocking.panels(lastColumns, lastWidth);
        Grid.run(
                Blocking.panels(m, STRIDED_ROWS),
                columns,
                (long) m * n * depth,
                (fromRow, toRow, fromColumn, toColumn) -> {
                    Scratch scratch = Workspace.ofThread().scratch();
                    for (int column = fromColumn; column < toColumn; column++) {
                        boolean whole = column < wholeColumns;
                        Panels columnPanels = whole ? right : lastRight;
                        int q = columnPanels.start(whole ? column : column - wholeColumns);
                        for (int row = fromRow; row < toRow; row++) {
                            Panels rowPanels = row < wholeRows ? left : lastLeft;
                            int p = rowPanels.start(row < wholeRows ? row : 0);
                            tile(depth, row, column, rowPanels, p, columnPanels, q, scratch, addend);
                        }
                    }
                });
    }

    private void tile(
            int depth,
            int row,
            int column,
            Panels left,
            int p,
            Panels right,
            int q,
            Scratch scratch,
            @Nullable Matrix addend) {
        int i = row * STRIDED_ROWS;
        int j = column * COLUMNS;
        int rows = Math.min(STRIDED_ROWS, m - i);
        int columns = Math.min(COLUMNS, n - j);
        int width = column < wholeColumns ? COLUMNS : lastWidth;
        int height = rows <= 4 && width == COLUMNS ? 4 : STRIDED_ROWS;
        if (addend == null && rows == height && columns == width) {
            tile(depth, height, width, left, p, right, q, product.data(), product.index(i, j), product.row());
        } else {
            tile(depth, height, width, left, p, right, q, scratch.tile, 0, Scratch.ROW);
            scratch.store(rows, columns, product, i, j, addend);
        }
    }

    private static void tile(
            int depth,
            int height,
            int width,
            Panels left,
            int p,
            Panels right,
            int q,
            float[] c,
            int cOffset,
            int cRow) {
        float[] a = left.data();
        float[] b = right.data();
        if (width < COLUMNS) {
            StridedTile8x1.multiply(depth, a, p, left.line(), left.along(), b, q, right.along(), c, cOffset, cRow);
        } else if (height == 4) {
            StridedTile4x2.multiply(depth, a, p, left.line(), left.along(), b, q, right.along(), c, cOffset, cRow);
        } else {
            StridedTile8x2.multiply(depth, a, p, left.line(), left.along(), b, q, right.along(), c, cOffset, cRow);
        }
    }
}
