package dev.gradus.visualization.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Predicted against true values: the nearer to the diagonal, the better. */
public final class ScatterPlot {
    private final XYChart chart;

    /**
     * A plot of some predictions.
     *
     * @param title what is shown
     * @param quantity what was predicted, and its unit
     * @param truth the true values
     * @param predictions as many, in the same order
     */
    public ScatterPlot(String title, String quantity, double[] truth, double[] predictions) {
        chart = new XYChartBuilder()
                .width(720)
                .height(680)
                .title(title)
                .xAxisTitle("True " + quantity)
                .yAxisTitle("Predicted " + quantity)
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setMarkerSize(8);
        double low = all(truth, predictions).min().orElse(0);
        double high = all(truth, predictions).max().orElse(1);
        // One range for both axes, so that the diagonal is one.
        double margin = 0.05 * (high - low);
        chart.getStyler().setXAxisMin(low - margin).setXAxisMax(high + margin);
        chart.getStyler().setYAxisMin(low - margin).setYAxisMax(high + margin);
        chart.getStyler().setXAxisDecimalPattern("0.####").setYAxisDecimalPattern("0.####");
        chart.addSeries("perfect", new double[] {low, high}, new double[] {low, high})
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Color.GRAY)
                .setLineStyle(new BasicStroke(1));
        chart.addSeries("predicted", truth, predictions)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(new Color(0x0072B2));
    }

    private static DoubleStream all(double[] truth, double[] predictions) {
        return DoubleStream.concat(Arrays.stream(truth), Arrays.stream(predictions));
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
