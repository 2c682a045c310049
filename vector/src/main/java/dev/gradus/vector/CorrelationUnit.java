package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;

/** Computes the units of a {@link Correlation}. */
final class CorrelationUnit {
    /** How many positions are computed before they are stored, for neighbours are stored faster together. */
    private static final int BUFFERED = 16;

    private final CorrelationBlock block;
    private final int[] list;
    private final Planes source;
    private final WeightPanels weights;
    private final float[] starts;
    private final Planes result;

    CorrelationUnit(CorrelationBlock block, Planes source, WeightPanels weights, float[] starts, Planes result) {
        this.block = block;
        list = block.list();
        this.source = source;
        this.weights = weights;
        this.starts = starts;
        this.result = result;
    }

    /** Computes some rows and columns of one block of images and one group. */
    void compute(int image, int group, UnitCut.Unit unit) {
        TapAxis rows = block.rows;
        TapAxis columns = block.columns;
        int sourceRow = rows.firstRead(unit.fromRow());
        float[] copy = Workspace.ofThread().left(block.size(rows.endRead(unit.toRow() - 1) - sourceRow));
        block.load(source.group(group), image, unit, copy);
        int rowTaps = columns.taps().length * block.channels;
        for (int panel = 0; panel < weights.panels(); panel++) {
            for (int row = unit.fromRow(); row < unit.toRow(); row++) {
                int start = (row * rows.step() - sourceRow) * block.rowStep();
                int from = rows.begin(row) * rowTaps;
                int to = rows.end(row) * rowTaps;
                for (int column = unit.fromColumn(); column < unit.toColumn(); column += BUFFERED) {
                    int positions = Math.min(BUFFERED, unit.toColumn() - column);
                    int left = start + block.column((column - unit.fromColumn()) * columns.step());
                    float[] tiles = computeTiles(from, to, copy, left, positions, group, panel);
                    store(tiles, image, group, panel, row, column, positions);
                }
            }
        }
    }

    private float[] computeTiles(int from, int to, float[] copy, int start, int positions, int group, int panel) {
        int height = block.height();
        int size = height * COLUMNS;
        float[] tiles = Workspace.ofThread().tiles(BUFFERED * size);
        int step = block.columns.step();
        int bias = (group * weights.panels() + panel) * COLUMNS;
        int right = weights.start(group, panel);
        int tile = 0;
        for (int i = 0; i < positions; i += block.positions()) {
            int left = start + block.column(i * step);
            GatherTile.multiply(
                    height, from, to, copy, left, list, weights.data(), right, starts, bias, 0, tiles, tile);
            tile += size;
        }
        return tiles;
    }

    private void store(float[] tiles, int image, int group, int panel, int row, int column, int positions) {
        int firstChannel = panel * COLUMNS;
        int channels = Math.min(COLUMNS, result.channels() - firstChannel);
        int apart = block.columns.apart();
        int y = block.rows.first() + row * block.rows.apart();
        int x = block.columns.first() + column * apart;
        int positionStep = block.images() * COLUMNS;
        for (int n = 0; n < block.images(); n++) {
            for (int c = 0; c < channels; c++) {
                int to = result.group(group).row(image + n, firstChannel + c, y) + x;
                int from = n * COLUMNS + c;
                for (int i = 0; i < positions; i++) {
                    result.data()[to + i * apart] = tiles[from + i * positionStep];
                }
            }
        }
    }
}
