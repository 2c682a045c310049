package dev.gradus.visualization.plots;

import dev.gradus.training.LearningRateCurve;
import dev.gradus.training.LearningRateCurve.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The loss over the learning rates that a {@link dev.gradus.training.LearningRateFinder} tried, with the rates that it suggests.
 *
 * <pre>{@code
 * LearningRateCurve curve = LearningRateFinder.of(model, loss, optimizer).run(loader);
 * LearningRatePlot.of(curve).save(Path.of("learning-rate.png"));
 * }</pre>
 */
public final class LearningRatePlot extends XyPlot<LearningRatePlot> {
    private static final Color SINGLE = new Color(0xB8, 0xB8, 0xB8);
    private static final float[] DASHES = {6, 4};
    /** How far above the smoothed losses single ones are still shown, in parts of the range of these. */
    private static final double ABOVE = 0.3;

    private final LearningRateCurve curve;

    private LearningRatePlot(LearningRateCurve curve) {
        super("Which learning rate?", "Learning rate (logarithmic)", "Loss", 900, 540);
        this.curve = curve;
    }

    /** A plot of what a finder found. */
    public static LearningRatePlot of(LearningRateCurve curve) {
        return new LearningRatePlot(curve);
    }

    @Override
    XYChart chart() {
        double[] rates = column(Point::learningRate);
        double[] smoothed = column(Point::smoothed);
        List<Point> points = curve.points();
        double low = points.stream()
                .mapToDouble(point -> Math.min(point.loss(), point.smoothed()))
                .min()
                .orElseThrow();
        double most = points.stream().mapToDouble(Point::smoothed).max().orElseThrow();
        double high = most + ABOVE * Math.max(most - low, 1e-12);
        XYChart chart = emptyChart();
        chart.getStyler().setXAxisLogarithmic(true).setXAxisDecimalPattern(null);
        chart.getStyler().setYAxisMin(low).setYAxisMax(high);
        add(chart, "of one batch", rates, column(point -> Math.min(high, point.loss())), SINGLE, new BasicStroke(1));
        add(chart, "smoothed", rates, smoothed, PlotStyle.colour(0), new BasicStroke(2.5f));
        mark(chart, "steepest", curve.steepest(), low, high, PlotStyle.colour(1));
        mark(chart, "a tenth of the minimum", curve.tenthOfMinimum(), low, high, PlotStyle.colour(2));
        return chart;
    }

    private double[] column(ToDoubleFunction<Point> number) {
        return curve.points().stream().mapToDouble(number).toArray();
    }

    private static void mark(XYChart chart, String name, double rate, double low, double high, Color colour) {
        BasicStroke dashed = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
        String legend = String.format(Locale.ROOT, "%s: %.2e", name, rate);
        add(chart, legend, new double[] {rate, rate}, new double[] {low, high}, colour, dashed);
    }

    private static void add(XYChart chart, String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setLineStyle(stroke);
    }
}
