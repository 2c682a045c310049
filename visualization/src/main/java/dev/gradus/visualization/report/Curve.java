package dev.gradus.visualization.report;

import dev.gradus.core.Tensor;
import dev.gradus.training.checkpoint.PartState;
import java.util.Arrays;

/**
 * A number over the steps of a run in bounded memory. Values go into buckets of one value each; whenever all buckets are
 * full, neighbours are joined and a bucket takes twice as many from then on. A bucket knows the mean of its values and the
 * least and the greatest of them, so that no spike is lost, as long as a chart has fewer columns of pixels than there are
 * buckets (at least half of the capacity is in use).
 *
 * @see <a href="https://doi.org/10.14778/2732951.2732953">Jugel et al. 2014: M4, a visualization-oriented time series data
 *     aggregation</a>, on why least and greatest of each column of pixels draw the same line as all values
 */
final class Curve {
    private final long[] lastSteps;
    private final double[] sums;
    private final double[] lows;
    private final double[] highs;
    private final long[] counts;
    private int size;
    private long width = 1;
    private long taken;

    /** A curve of nothing yet; the capacity is even. */
    Curve(int capacity) {
        lastSteps = new long[capacity];
        sums = new double[capacity];
        lows = new double[capacity];
        highs = new double[capacity];
        counts = new long[capacity];
    }

    /** Adds a value of a step that is not before the last one; several of one step go into one bucket. */
    void add(long step, double value) {
        boolean isSameStep = size > 0 && lastSteps[size - 1] == step;
        if (!isSameStep && (size == 0 || taken == width)) {
            if (size == lastSteps.length) {
                joinNeighbours();
            }
            open();
        }
        int last = size - 1;
        if (!isSameStep) {
            taken++;
            lastSteps[last] = step;
        }
        // What is not finite has no place in a chart; a bucket of nothing else is a gap.
        if (Double.isFinite(value)) {
            sums[last] += value;
            counts[last]++;
            lows[last] = Math.min(lows[last], value);
            highs[last] = Math.max(highs[last], value);
        }
    }

    private void open() {
        sums[size] = 0;
        counts[size] = 0;
        lows[size] = Double.POSITIVE_INFINITY;
        highs[size] = Double.NEGATIVE_INFINITY;
        size++;
        taken = 0;
    }

    private void joinNeighbours() {
        size /= 2;
        width *= 2;
        for (int i = 0; i < size; i++) {
            int left = 2 * i;
            int right = left + 1;
            lastSteps[i] = lastSteps[right];
            sums[i] = sums[left] + sums[right];
            counts[i] = counts[left] + counts[right];
            lows[i] = Math.min(lows[left], lows[right]);
            highs[i] = Math.max(highs[left], highs[right]);
        }
        taken = width;
    }

    /** The number of buckets. */
    int size() {
        return size;
    }

    /** How many values a bucket takes. */
    long width() {
        return width;
    }

    /** The last step of a bucket. */
    long step(int bucket) {
        return lastSteps[bucket];
    }

    /** The mean of a bucket's values; NaN if none was finite. */
    double mean(int bucket) {
        return sums[bucket] / counts[bucket];
    }

    /** The least value of a bucket. */
    double low(int bucket) {
        return lows[bucket];
    }

    /** The greatest value of a bucket. */
    double high(int bucket) {
        return highs[bucket];
    }

    /** The first bucket that has something of after a step; {@link #size} if there is none. */
    int firstAfter(long step) {
        int place = Arrays.binarySearch(lastSteps, 0, size, step);
        return place >= 0 ? place + 1 : -place - 1;
    }

    // ---- in a checkpoint

    /** Puts all that the curve knows into a state, under a name. */
    void save(PartState.Builder state, String name) {
        double[] columns = new double[5 * size];
        for (int i = 0; i < size; i++) {
            columns[i] = lastSteps[i];
            columns[size + i] = sums[i];
            columns[2 * size + i] = lows[i];
            columns[3 * size + i] = highs[i];
            columns[4 * size + i] = counts[i];
        }
        state.count(name + ".capacity", lastSteps.length)
                .count(name + ".width", width)
                .count(name + ".taken", taken)
                .tensor(name, Tensor.of(columns, 5, size));
    }

    /**
     * The curve that was saved under a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Curve load(PartState state, String name) {
        double[] columns = state.tensor(name).toDoubleArray();
        Curve curve = new Curve(Math.toIntExact(state.count(name + ".capacity")));
        int size = columns.length / 5;
        for (int i = 0; i < size; i++) {
            curve.lastSteps[i] = (long) columns[i];
            curve.sums[i] = columns[size + i];
            curve.lows[i] = columns[2 * size + i];
            curve.highs[i] = columns[3 * size + i];
            curve.counts[i] = (long) columns[4 * size + i];
        }
        curve.size = size;
        curve.width = state.count(name + ".width");
        curve.taken = state.count(name + ".taken");
        return curve;
    }
}
