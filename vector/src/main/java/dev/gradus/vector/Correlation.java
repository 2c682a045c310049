package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.HEIGHT_STEP;
import static dev.gradus.vector.Blocking.ROWS;

import dev.gradus.core.kernel.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * A sum over the taps of a window, for each position and each result channel: a convolution, or the gradient of its input.
 *
 * <p>No sum crosses a unit, so that the cut into units makes no difference to the results.
 */
final class Correlation {
    private final TapAxis rows;
    private final TapAxis columns;
    private final Planes source;
    private final WeightPanels weights;
    private final float[] starts;
    private final Planes result;

    /**
     * A correlation.
     *
     * @param source the channels of the first group, which those of the next group follow
     * @param weights packed with the taps of both axes
     * @param bias what is added to each result channel of all groups
     * @param result the channels of the first group
     */
    Correlation(
            TapAxis rows,
            TapAxis columns,
            Planes source,
            WeightPanels weights,
            float @Nullable [] bias,
            Planes result) {
        this.rows = rows;
        this.columns = columns;
        this.source = source;
        this.weights = weights;
        this.result = result;
        starts = starts(bias);
    }

    /** What the sums of each panel begin with. */
    private float[] starts(float @Nullable [] bias) {
        float[] padded = new float[weights.groups() * weights.panels() * COLUMNS];
        if (bias != null) {
            int channels = result.channels();
            for (int group = 0; group < weights.groups(); group++) {
                System.arraycopy(bias, group * channels, padded, group * weights.panels() * COLUMNS, channels);
            }
        }
        return padded;
    }

    /** Computes the results of a batch. */
    void run(int batch) {
        if (rows.results() == 0 || columns.results() == 0) {
            return;
        }
        int done = 0;
        for (int images = ROWS; images > 0; images -= HEIGHT_STEP) {
            UnitCut cut = UnitCut.of(rows, columns, source.channels() * images);
            int blocks = (batch - done) / images;
            run(done, blocks, cut, new ImageBlock(rows, columns, source.channels(), cut.width(), images));
            done += blocks * images;
        }
        UnitCut cut = UnitCut.of(rows, columns, source.channels());
        run(done, batch - done, cut, new PositionBlock(rows, columns, source.channels(), cut.width()));
    }

    private void run(int firstImage, int blocks, UnitCut cut, CorrelationBlock block) {
        if (blocks == 0) {
            return; // without making a list of taps for nothing
        }
        CorrelationUnit unit = new CorrelationUnit(block, source, weights, starts, result);
        int groups = weights.groups();
        Parallel.run(blocks * groups * cut.units(), work(blocks * block.images()), part -> {
            int group = part / cut.units() % groups;
            int image = firstImage + part / cut.units() / groups * block.images();
            unit.compute(image, group, cut.unit(part % cut.units()));
        });
    }

    private long work(int images) {
        long positions = (long) images * rows.results() * columns.results();
        return positions * weights.groups() * result.channels() * weights.depth();
    }
}
