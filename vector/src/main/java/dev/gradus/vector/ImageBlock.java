package dev.gradus.vector;

import static dev.gradus.vector.Blocking.ROWS;

/** As many images as a tile has rows, interleaved: a tile is one position in each of them. */
final class ImageBlock extends CorrelationBlock {
    ImageBlock(TapAxis rows, TapAxis columns, int channels, int results) {
        super(rows, columns, channels, results);
    }

    @Override
    int images() {
        return ROWS;
    }

    @Override
    int positions() {
        return 1;
    }

    @Override
    int rowStep() {
        return column(width);
    }

    @Override
    int column(int x) {
        return x * channels * ROWS;
    }

    @Override
    int channelStep() {
        return ROWS;
    }

    @Override
    void copyRow(Planes source, int image, int y, int x, int from, int to, float[] block, int row) {
        for (int c = 0; c < channels; c++) {
            int start = source.row(image, c, y) + x + from;
            Matrix images = new Matrix(source.data(), start, source.image(), 1);
            Packing.interleave(images, ROWS, to - from, block, row + column(from) + c * ROWS, column(1));
        }
    }
}
