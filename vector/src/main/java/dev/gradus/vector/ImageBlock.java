package dev.gradus.vector;

/** As many images as a tile is high, interleaved: a tile is one position in each of them. */
final class ImageBlock extends CorrelationBlock {
    private final int images;

    /** The room for one element of all images. */
    private final int slot;

    ImageBlock(TapAxis rows, TapAxis columns, int channels, int results, int images) {
        super(rows, columns, channels, results);
        this.images = images;
        slot = Packing.slot(images);
    }

    @Override
    int images() {
        return images;
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
        return x * channels * slot;
    }

    @Override
    int channelStep() {
        return slot;
    }

    @Override
    void copyRow(Planes source, int image, int y, int x, int from, int to, float[] block, int row) {
        for (int c = 0; c < channels; c++) {
            int start = source.row(image, c, y) + x + from;
            Matrix all = new Matrix(source.data(), start, source.image(), 1);
            Packing.fillSlots(all, images, to - from, block, row + column(from) + c * slot, column(1));
        }
    }
}
