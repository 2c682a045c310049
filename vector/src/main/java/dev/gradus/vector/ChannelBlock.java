package dev.gradus.vector;

/** All channels of one image, interleaved: a tile is some of the channels, of one column or of several neighbours. */
final class ChannelBlock extends SourceBlock {
    ChannelBlock(TapAxis rows, TapAxis columns, int channels, int results) {
        super(rows, columns, channels, results);
    }

    @Override
    int images() {
        return 1;
    }

    @Override
    int rowStep() {
        return column(width);
    }

    @Override
    int column(int x) {
        return x * channels;
    }

    @Override
    void copyRow(Planes source, int image, int y, int x, int from, int to, float[] block, int row) {
        int start = source.row(image, 0, y) + x + from;
        Matrix all = new Matrix(source.data(), start, source.plane(), 1);
        Packing.interleave(all, channels, to - from, block, row + column(from), channels);
    }
}
