package dev.gradus.vector;

import static dev.gradus.vector.Workspace.START;

import java.util.Arrays;

/**
 * A piece of one or several images, copied so that what the rows of a {@link GatherTile} read stands side by side, with
 * zeros for the padding to the left and right. Above and below there is no padding, as taps that read there are left out.
 */
abstract class SourceBlock {
    final TapAxis rows;
    final TapAxis columns;
    final int channels;

    /** The columns of the source that the block has, padding included. */
    final int width;

    /** A block for so many results side by side. */
    SourceBlock(TapAxis rows, TapAxis columns, int channels, int results) {
        this.rows = rows;
        this.columns = columns;
        this.channels = channels;
        width = columns.reach(results);
    }

    /** How many images are in the block. */
    abstract int images();

    /** The distance between two rows of the source. */
    abstract int rowStep();

    /** Where a column of the source stands, counted from the first one in the block. */
    abstract int column(int x);

    /** Copies what is inside of the source of one row. */
    abstract void copyRow(Planes source, int image, int y, int x, int from, int to, float[] block, int row);

    /** The elements of a block of so many rows; a tile may read beyond the last position. */
    final int size(int sourceRows) {
        return sourceRows * rowStep() + Blocking.ROWS;
    }

    /** Fills the block with what some results of an image, and the following ones, read. */
    final void load(Planes source, int image, UnitCut.Unit unit, float[] block) {
        int x = columns.lowest(unit.fromColumn());
        int from = Math.max(0, Math.min(-x, width));
        int to = Math.max(from, Math.min(columns.source() - x, width));
        int firstRow = rows.firstRead(unit.fromRow());
        for (int y = firstRow; y < rows.endRead(unit.toRow() - 1); y++) {
            int row = START + (y - firstRow) * rowStep();
            if (to - from < width) {
                Arrays.fill(block, row, row + rowStep(), 0);
            }
            copyRow(source, image, y, x, from, to, block, row);
        }
    }
}
