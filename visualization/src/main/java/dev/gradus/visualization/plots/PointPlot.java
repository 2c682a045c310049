package dev.gradus.visualization.plots;

import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Points in the plane, of several kinds. */
public final class PointPlot {
    /** One fewer than there are colours, so that no two of 56 kinds look the same. */
    private static final Marker[] SHAPES = {
        SeriesMarkers.CIRCLE,
        SeriesMarkers.SQUARE,
        SeriesMarkers.DIAMOND,
        SeriesMarkers.TRIANGLE_UP,
        SeriesMarkers.TRIANGLE_DOWN,
        SeriesMarkers.CROSS,
        SeriesMarkers.PLUS
    };

    private final XYChart chart;
    private int kinds;

    /**
     * An empty plot.
     *
     * @param title what is shown
     * @param xTitle the quantity to the right, and its unit
     * @param yTitle the quantity upwards, and its unit
     */
    public PointPlot(String title, String xTitle, String yTitle) {
        chart = new XYChartBuilder()
                .width(820)
                .height(680)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setMarkerSize(7);
        chart.getStyler().setXAxisDecimalPattern("0.####").setYAxisDecimalPattern("0.####");
    }

    /**
     * Adds the points of a kind, which has a colour and a shape of its own.
     *
     * @param name how the legend calls them
     * @param x to the right, one for each point
     * @param y upwards, as many
     * @return this plot
     */
    public PointPlot points(String name, double[] x, double[] y) {
        if (x.length > 0) {
            Marker shape = SHAPES[kinds++ % SHAPES.length];
            chart.addSeries(name, x, y)
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(shape);
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
