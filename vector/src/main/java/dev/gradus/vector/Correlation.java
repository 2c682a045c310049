package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.HEIGHT_STEP;
import static dev.gradus.vector.Blocking.ROWS;

import dev.gradus.core.kernel.Parallel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sum over the taps of a window, for each position and each result channel: a convolution, or the gradient of its input.
 *
 * <p>No sum crosses a unit, so that the cut into units makes no difference to the results.
 */
final class Correlation {
    /** The least multiply-adds of a unit, if there are others. */
    private static final int PIECE = 1 << 18;

    final TapAxis rows;
    final TapAxis columns;
    final Planes source;
    final WeightPanels weights;
    final float[] starts;
    final Planes result;

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
        List<CorrelationUnits> kinds = cut(batch);
        int parts = kinds.stream().mapToInt(CorrelationUnits::count).sum();
        Parallel.run(parts, work(batch), part -> {
            int unit = part;
            for (CorrelationUnits kind : kinds) {
                if (unit < kind.count()) {
                    kind.compute(unit);
                    return;
                }
                unit -= kind.count();
            }
        });
    }

    /** Cuts a batch into as many blocks of many images as possible, then into blocks of fewer. */
    private List<CorrelationUnits> cut(int batch) {
        List<CorrelationUnits> kinds = new ArrayList<>();
        int pieces = (int) Math.min(Parts.enough(), work(batch) / PIECE);
        for (int done = 0; done < batch; ) {
            int rest = batch - done;
            int images = rest < HEIGHT_STEP ? 1 : Math.min(ROWS, rest / HEIGHT_STEP * HEIGHT_STEP);
            int blocks = rest / images;
            UnitCut cut = UnitCut.of(rows, columns, source.channels() * images)
                    .into(Blocking.panels(pieces * images, batch * weights.groups()));
            kinds.add(new CorrelationUnits(this, cut, done, blocks, images));
            done += blocks * images;
        }
        return kinds;
    }

    private long work(int images) {
        long positions = (long) images * rows.results() * columns.results();
        return positions * weights.groups() * result.channels() * weights.depth();
    }
}
