package dev.gradus.visualization.plots;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How one or several quantities develop over the epochs of a training run. */
public final class LinePlot {
    private static final int DENSE = 30;
    private static final int POINTS = 250;

    private final XYChart chart;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /**
     * An empty plot.
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
        chart = new XYChartBuilder()
                .width(900)
                .height(540)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setXAxisTickMarkSpacingHint(100).setXAxisDecimalPattern("0");
        // Where a range is tiny, as after one epoch, ticks would have all the digits of a double.
        chart.getStyler().setYAxisDecimalPattern("0.####");
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
        low = Math.min(low, Arrays.stream(values).min().orElse(low));
        high = Math.max(high, Arrays.stream(values).max().orElse(high));
        int[] drawn = drawn(values.length);
        chart.addSeries(
                        name,
                        Arrays.stream(drawn).mapToDouble(i -> firstEpoch + i).toArray(),
                        Arrays.stream(drawn).mapToDouble(i -> values[i]).toArray())
                .setMarker(values.length > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        return this;
    }

    /**
     * The values to draw: all at the beginning, where most happens, then one in several. More points than pixels would only
     * make files large; and where distances are equal throughout, the axis would have its ticks at points, not at round
     * numbers.
     */
    private static int[] drawn(int count) {
        int stride = count <= DENSE ? 1 : Math.max(2, count / POINTS);
        return IntStream.range(0, count)
                .filter(i -> i < DENSE || i % stride == 0 || i == count - 1)
                .toArray();
    }

    /**
     * Shows powers of ten at equal distances, for what shrinks by many of them; to be called after the lines are
     * added.
     *
     * @return this plot
     */
    public LinePlot logarithmic() {
        // Zero has no place on a logarithmic axis; what is infinite or no number has none on any.
        if (low > 0 && high < Double.POSITIVE_INFINITY) {
            chart.getStyler().setYAxisLogarithmic(true).setYAxisDecimalPattern(null);
            // Whole powers of ten, which are what has a label.
            chart.getStyler()
                    .setYAxisMin(Math.pow(10, Math.floor(Math.log10(low))))
                    .setYAxisMax(Math.pow(10, Math.ceil(Math.log10(high))));
        }
        return this;
    }

    /**
     * Writes {@code name.png} and {@code name.svg} into a directory.
     *
     * @throws IOException if a file cannot be written
     */
    public void write(Path directory, String name) throws IOException {
        PlotFile.write(chart, directory, name);
    }
}
