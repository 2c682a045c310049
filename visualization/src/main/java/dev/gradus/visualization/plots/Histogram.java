package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How often values occur, of a weight matrix or of several tensors one over the other.
 *
 * <pre>{@code
 * new Histogram("Weights").values("0.weight", model.namedParameters().get("0.weight")).save(Path.of("weights.png"));
 * }</pre>
 *
 * <p>What is NaN or infinite is left out; the legend says how much that is.
 */
public final class Histogram extends XyPlot<Histogram> {
    private static final int FILL = 0x70;

    private final Map<String, double[]> values = new LinkedHashMap<>();
    private int bins = 40;

    /**
     * An empty plot.
     *
     * @param title what is shown
     */
    public Histogram(String title) {
        super(title, "Value", "Count", 900, 540);
    }

    /**
     * Adds the elements of a tensor.
     *
     * @param name how the legend calls them
     * @return this plot
     */
    public Histogram values(String name, Tensor tensor) {
        values.put(name, tensor.detach().toDoubleArray());
        return this;
    }

    /**
     * Sets into how many intervals of the same width the range of all values is cut, 40 unless set; there may be fewer, since their
     * width is rounded up.
     *
     * @return this plot
     * @throws IllegalArgumentException if there is none
     */
    public Histogram bins(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Histogram: there must be at least one bin, got %d".formatted(count));
        }
        bins = count;
        return this;
    }

    @Override
    XYChart chart() {
        double[] all =
                values.values().stream().flatMapToDouble(Histogram::finite).toArray();
        if (all.length == 0) {
            throw new IllegalStateException(
                    "Histogram: there is nothing to draw in '%s'; add a tensor that has at least one finite value"
                            .formatted(title()));
        }
        double low = Arrays.stream(all).min().orElseThrow();
        double high = Arrays.stream(all).max().orElseThrow();
        // So that values that are all the same have a bin in the middle.
        double width = round((high > low ? high - low : Math.max(1e-3, Math.abs(low))) / bins);
        double start = Math.floor(low / width) * width;
        int count = 1 + (int) Math.floor((high - start) / width);
        XYChart chart = emptyChart();
        chart.getStyler().setYAxisMin(0.0).setXAxisDecimalPattern("0.######");
        values.forEach((name, elements) -> add(chart, name, elements, start, width, count));
        return chart;
    }

    /** The next 1, 2 or 5 of a power of ten, so that bins begin at numbers that can be read. */
    private static double round(double width) {
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        double digit = width / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static DoubleStream finite(double... elements) {
        return Arrays.stream(elements).filter(Double::isFinite);
    }

    private static void add(XYChart chart, String name, double[] elements, double start, double width, int count) {
        double[] counts = new double[count + 2];
        finite(elements).forEach(value -> counts[1 + (int) Math.min(count - 1, Math.floor((value - start) / width))]++);
        // The outline begins and ends at 0: a step at each edge of a bin.
        double[] x = new double[2 * count + 2];
        double[] y = new double[2 * count + 2];
        for (int edge = 0; edge <= count; edge++) {
            x[2 * edge] = x[2 * edge + 1] = start + edge * width;
            y[2 * edge] = counts[edge];
            y[2 * edge + 1] = counts[edge + 1];
        }
        Color colour = PlotStyle.colour(chart.getSeriesCollection().size());
        long missing = elements.length - finite(elements).count();
        String legend = missing == 0 ? name : "%s (%d not finite)".formatted(name, missing);
        chart.addSeries(legend, x, y)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Area)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FILL));
    }
}
