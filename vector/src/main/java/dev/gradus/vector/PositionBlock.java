package dev.gradus.vector;

import static dev.gradus.vector.Blocking.ROWS;

/**
 * One image, for what is left of a batch: a tile is neighbouring positions in it. Columns are sorted by their remainder
 * when divided by the step, so that what a tap reads for neighbouring positions stands side by side.
 */
final class PositionBlock extends CorrelationBlock {
    /** Rows of images are more often as long as a few tiles of eight than of twelve. */
    private static final int POSITIONS = Math.min(ROWS, 8);

    private final int step;

    /** How many columns have the same remainder, at most. */
    private final int alike;

    PositionBlock(TapAxis rows, TapAxis columns, int channels, int results) {
        super(rows, columns, channels, results);
        step = columns.step();
        alike = Blocking.panels(width, step);
    }

    @Override
    int images() {
        return 1;
    }

    @Override
    int positions() {
        return POSITIONS;
    }

    @Override
    int rowStep() {
        return channels * channelStep();
    }

    @Override
    int column(int x) {
        return x % step * alike + x / step;
    }

    @Override
    int channelStep() {
        return step * alike;
    }

    @Override
    void copyRow(Planes source, int image, int y, int x, int from, int to, float[] block, int row) {
        for (int c = 0; c < channels; c++) {
            int start = source.row(image, c, y) + x;
            int copy = row + c * channelStep();
            if (step == 1) {
                System.arraycopy(source.data(), start + from, block, copy + from, to - from);
            } else {
                sort(source.data(), start, from, to, block, copy);
            }
        }
    }

    private void sort(float[] source, int start, int from, int to, float[] block, int copy) {
        for (int i = from; i < to; i++) {
            block[copy + column(i)] = source[start + i];
        }
    }
}
