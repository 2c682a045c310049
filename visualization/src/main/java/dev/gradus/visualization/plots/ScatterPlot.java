package dev.gradus.visualization.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Predicted against true values: the nearer to the diagonal, the better.
 *
 * <pre>{@code
 * new ScatterPlot("Diabetes", "progression (score)", truth, predicted).save(Path.of("predicted.png"));
 * }</pre>
 */
public final class ScatterPlot extends DotPlot<ScatterPlot> {
    private final double[] truth;
    private final double[] predictions;

    /**
     * A plot of some predictions.
     *
     * @param title what is shown
     * @param quantity what was predicted, and its unit
     * @param truth the true values
     * @param predictions as many, in the same order
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    public ScatterPlot(String title, String quantity, double[] truth, double[] predictions) {
        super(title, "True " + quantity, "Predicted " + quantity, 720, 680);
        if (truth.length != predictions.length) {
            throw new IllegalArgumentException(
                    "ScatterPlot: expected a prediction for each true value; got %d true values and %d predictions"
                            .formatted(truth.length, predictions.length));
        }
        this.truth = truth;
        this.predictions = predictions;
    }

    @Override
    XYChart chart() {
        XYChart chart = emptyDotChart();
        double low = all().min().orElse(0);
        double high = all().max().orElse(1);
        // One range for both axes, so that the diagonal is one.
        double margin = 0.05 * (high - low);
        chart.getStyler().setXAxisMin(low - margin).setXAxisMax(high + margin);
        chart.getStyler().setYAxisMin(low - margin).setYAxisMax(high + margin);
        chart.addSeries("perfect", new double[] {low, high}, new double[] {low, high})
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(Color.GRAY)
                .setLineStyle(new BasicStroke(1));
        addDots(chart, "predicted", truth, predictions, SeriesMarkers.CIRCLE, PlotStyle.colour(0));
        return chart;
    }

    private DoubleStream all() {
        return DoubleStream.concat(Arrays.stream(truth), Arrays.stream(predictions))
                .filter(Double::isFinite);
    }
}
