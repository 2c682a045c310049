package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;

/** The units of all blocks of one kind in a {@link Correlation}. */
final class CorrelationUnits {
    private final WeightPanels weights;
    private final float[] starts;
    private final Planes source;
    private final Planes result;
    private final CorrelationBlock block;
    private final int[] list;
    private final UnitCut cut;
    private final int firstImage;
    private final int blocks;

    /** The units of so many blocks of so many images, from one on. */
    CorrelationUnits(Correlation correlation, UnitCut cut, int firstImage, int blocks, int images) {
        weights = correlation.weights;
        starts = correlation.starts;
        source = correlation.source;
        result = correlation.result;
        block = CorrelationBlock.of(correlation.rows, correlation.columns, source.channels(), cut.width(), images);
        list = block.list();
        this.cut = cut;
        this.firstImage = firstImage;
        this.blocks = blocks;
    }

    /** How many units there are. */
    int count() {
        return blocks * weights.groups() * cut.units();
    }

    /** Computes a unit. */
    void compute(int number) {
        int group = number / cut.units() % weights.groups();
        int image = firstImage + number / cut.units() / weights.groups() * block.images();
        UnitCut.Unit unit = cut.unit(number % cut.units());
        TapAxis rows = block.rows;
        int sourceRow = rows.firstRead(unit.fromRow());
        float[] copy = Workspace.ofThread().left(block.size(rows.endRead(unit.toRow() - 1) - sourceRow));
        block.load(source.group(group), image, unit, copy);
        for (int panel = 0; panel < weights.panels(); panel++) {
            compute(image, group, panel, unit, copy, sourceRow);
        }
    }

    private void compute(int image, int group, int panel, UnitCut.Unit unit, float[] copy, int sourceRow) {
        TapAxis rows = block.rows;
        TapAxis columns = block.columns;
        Planes results = result.group(group);
        int rowTaps = columns.taps().length * block.channels;
        int channel = panel * COLUMNS;
        int channels = Math.min(COLUMNS, result.channels() - channel);
        int bias = (group * weights.panels() + panel) * COLUMNS;
        int right = weights.start(group, panel);
        int height = block.height();
        TileBuffer buffer = Workspace.ofThread().tiles();
        buffer.begin(height);
        for (int row = unit.fromRow(); row < unit.toRow(); row++) {
            int start = (row * rows.step() - sourceRow) * block.rowStep();
            int from = rows.begin(row) * rowTaps;
            int to = rows.end(row) * rowTaps;
            int y = (rows.first() + row * rows.apart()) * result.width();
            for (int column = unit.fromColumn(); column < unit.toColumn(); column += block.positions()) {
                int count = Math.min(block.positions(), unit.toColumn() - column);
                if (!buffer.hasRoom(count)) {
                    buffer.store(results, image, block.images(), channel, channels);
                }
                int left = start + block.column((column - unit.fromColumn()) * columns.step());
                GatherTile.multiply(
                        height,
                        from,
                        to,
                        copy,
                        left,
                        list,
                        weights.data(),
                        right,
                        starts,
                        bias,
                        0,
                        buffer.tiles(),
                        buffer.next());
                buffer.add(count, y + columns.first() + column * columns.apart(), columns.apart());
            }
        }
        buffer.store(results, image, block.images(), channel, channels);
    }
}
