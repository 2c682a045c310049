package dev.gradus.vector;

import static dev.gradus.vector.Workspace.START;

/** The source of a {@link CorrelationUnit}. */
abstract class CorrelationBlock extends SourceBlock {
    CorrelationBlock(TapAxis rows, TapAxis columns, int channels, int results) {
        super(rows, columns, channels, results);
    }

    /** A block of so many images, for so many results side by side. */
    static CorrelationBlock of(TapAxis rows, TapAxis columns, int channels, int results, int images) {
        return images == 1
                ? new PositionBlock(rows, columns, channels, results)
                : new ImageBlock(rows, columns, channels, results, images);
    }

    /** How many results side by side a tile is of. */
    abstract int positions();

    /** The rows of a tile. */
    final int height() {
        return images() * positions();
    }

    /** The distance between two channels of the source. */
    abstract int channelStep();

    /** Where each tap reads each channel, row by row of taps, for the first result of a block from row 0 on. */
    final int[] list() {
        int[] offsets = columns.offsets();
        int[] list = new int[rows.offsets().length * offsets.length * channels];
        int l = 0;
        for (int y : rows.offsets()) {
            for (int x : offsets) {
                for (int c = 0; c < channels; c++) {
                    list[l++] = START + y * rowStep() + column(x - offsets[0]) + c * channelStep();
                }
            }
        }
        return list;
    }
}
