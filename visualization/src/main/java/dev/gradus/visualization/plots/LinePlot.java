package dev.gradus.visualization.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How one or several quantities develop, as over the epochs of a training run.
 *
 * <pre>{@code
 * new LinePlot("Exclusive or: loss", "Binary cross entropy")
 *         .line("training", 1, losses)
 *         .logarithmic()
 *         .save(Path.of("loss.png"));
 * }</pre>
 *
 * <p>What is NaN or infinite is left out. Of long lines as many points are drawn as can be seen.
 */
public final class LinePlot extends XyPlot<LinePlot> {
    private final List<Line> lines = new ArrayList<>();
    private boolean isLogarithmic;

    /**
     * An empty plot over epochs.
     *
     * @param title what is shown
     * @param yTitle the quantity and its unit
     */
    public LinePlot(String title, String yTitle) {
        this(title, yTitle, "Epoch");
    }

    /**
     * An empty plot over something else than epochs.
     *
     * @param title what is shown
     * @param yTitle the quantity and its unit
     * @param xTitle what is counted to the right
     */
    public LinePlot(String title, String yTitle, String xTitle) {
        super(title, xTitle, yTitle, 900, 540);
    }

    /**
     * Adds a line.
     *
     * @param name how the legend calls it
     * @param firstEpoch the epoch that the first value belongs to
     * @param values one for each epoch
     * @return this plot
     */
    public LinePlot line(String name, int firstEpoch, double... values) {
        return line(
                name,
                IntStream.range(firstEpoch, firstEpoch + values.length)
                        .asDoubleStream()
                        .toArray(),
                values);
    }

    /**
     * Adds a line through points.
     *
     * @param name how the legend calls it
     * @param x where each value belongs to
     * @param values as many
     * @return this plot
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    public LinePlot line(String name, double[] x, double[] values) {
        if (x.length != values.length) {
            throw new IllegalArgumentException(
                    "LinePlot: the line '%s' needs as many values as places; got %d places and %d values"
                            .formatted(name, x.length, values.length));
        }
        lines.add(new Line(name, x, values));
        return this;
    }

    /**
     * Shows powers of ten at equal distances, for what shrinks by many of them; where a value is 0 or less, which has no place on
     * such an axis, the axis stays as it is.
     *
     * @return this plot
     */
    public LinePlot logarithmic() {
        isLogarithmic = true;
        return this;
    }

    @Override
    XYChart chart() {
        List<Line> drawn = lines.stream()
                .map(Line::thinned)
                .filter(line -> line.x.length > 0)
                .toList();
        if (drawn.isEmpty()) {
            throw new IllegalStateException(
                    "LinePlot: there is nothing to draw in '%s'; add a line that has at least one finite value"
                            .formatted(title()));
        }
        XYChart chart = emptyChart();
        chart.getStyler().setXAxisTickMarkSpacingHint(100).setXAxisDecimalPattern("0.##");
        for (Line line : drawn) {
            chart.addSeries(line.name, line.x, line.y)
                    .setMarker(line.x.length > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        }
        double low = extreme(drawn, y -> y.min().orElseThrow()).min().orElseThrow();
        double high = extreme(drawn, y -> y.max().orElseThrow()).max().orElseThrow();
        if (isLogarithmic && low > 0) {
            showPowersOfTen(chart, low, high);
        }
        return chart;
    }

    private static DoubleStream extreme(List<Line> lines, ToDoubleFunction<DoubleStream> which) {
        return lines.stream().mapToDouble(line -> which.applyAsDouble(Arrays.stream(line.y)));
    }

    private static void showPowersOfTen(XYChart chart, double low, double high) {
        chart.getStyler().setYAxisLogarithmic(true).setYAxisDecimalPattern(null);
        // Whole powers of ten, which are what has a label.
        double below = Math.floor(Math.log10(low));
        chart.getStyler()
                .setYAxisMin(Math.pow(10, below))
                .setYAxisMax(Math.pow(10, Math.max(below + 1, Math.ceil(Math.log10(high)))));
    }

    /** Points that belong together. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Line(String name, double[] x, double[] y) {
        private static final int DENSE = 30;
        private static final int POINTS = 250;

        /**
         * What to draw: of the finite values all at the beginning, where most happens, then one in several. More points than
         * pixels would only make files large; and where distances are equal throughout, the axis would have its ticks at
         * points, not at round numbers.
         */
        Line thinned() {
            int[] finite = IntStream.range(0, y.length)
                    .filter(i -> Double.isFinite(y[i]))
                    .toArray();
            int stride = finite.length <= DENSE ? 1 : Math.max(2, finite.length / POINTS);
            int[] kept = IntStream.range(0, finite.length)
                    .filter(i -> i < DENSE || i % stride == 0 || i == finite.length - 1)
                    .map(i -> finite[i])
                    .toArray();
            return new Line(
                    name,
                    IntStream.of(kept).mapToDouble(i -> x[i]).toArray(),
                    IntStream.of(kept).mapToDouble(i -> y[i]).toArray());
        }
    }
}
