package dev.gradus.examples.plot;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a model with two inputs answers everywhere in a square, as bands of colour, and the samples it learned from. */
public final class DecisionPlot {
    private static final double LOW = -0.25;
    private static final double HIGH = 1.25;
    private static final int STEPS = 90;
    private static final int BANDS = 10;
    private static final Color ZERO = new Color(0x0072B2);
    private static final Color ONE = new Color(0xE69F00);

    private final XYChart chart;

    /**
     * Asks a model for its answers.
     *
     * @param title what is shown
     * @param model from (n, 2) to (n, 1), answers from 0 to 1
     */
    public DecisionPlot(String title, UnaryOperator<Tensor> model) {
        chart = new XYChartBuilder()
                .width(860)
                .height(700)
                .title(title)
                .xAxisTitle("x1")
                .yAxisTitle("x2")
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setMarkerSize(8).setPlotContentSize(1);
        chart.getStyler().setXAxisMin(LOW).setXAxisMax(HIGH).setYAxisMin(LOW).setYAxisMax(HIGH);
        chart.getStyler().setPlotGridLinesVisible(false);
        Tensor grid = grid();
        double[] answers = Autograd.noGrad(() -> model.apply(grid)).toDoubleArray();
        for (int band = 0; band < BANDS; band++) {
            addBand(band, grid, answers);
        }
    }

    private static Tensor grid() {
        float[][] points = new float[STEPS * STEPS][2];
        for (int i = 0; i < points.length; i++) {
            int row = i / STEPS;
            points[i][0] = (float) (LOW + (HIGH - LOW) * (i % STEPS + 0.5) / STEPS);
            points[i][1] = (float) (LOW + (HIGH - LOW) * (row + 0.5) / STEPS);
        }
        return Tensor.from(points);
    }

    private void addBand(int band, Tensor grid, double[] answers) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            if (Math.min(BANDS - 1, (int) (answers[i] * BANDS)) == band) {
                x.add(grid.get(i, 0));
                y.add(grid.get(i, 1));
            }
        }
        String name = String.format(Locale.ROOT, "%.1f to %.1f", band / (double) BANDS, (band + 1) / (double) BANDS);
        if (!x.isEmpty()) {
            add(name, x, y, SeriesMarkers.SQUARE, blend((band + 0.5) / BANDS));
        }
    }

    /**
     * Adds the samples of one class.
     *
     * @param name how the legend calls them
     * @param isOne whether they belong to the class 1
     * @return this plot
     */
    public DecisionPlot samples(String name, boolean isOne, List<Double> x1, List<Double> x2) {
        add(name, x1, x2, isOne ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE, Color.BLACK);
        return this;
    }

    private void add(String name, List<Double> x, List<Double> y, Marker marker, Color colour) {
        chart.addSeries(name, x, y)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(marker)
                .setMarkerColor(colour);
    }

    /** White in the middle, so that the boundary can be seen. */
    private static Color blend(double answer) {
        Color end = answer < 0.5 ? ZERO : ONE;
        double strength = Math.abs(answer - 0.5) * 2;
        return new Color(mix(end.getRed(), strength), mix(end.getGreen(), strength), mix(end.getBlue(), strength));
    }

    private static int mix(int channel, double strength) {
        return (int) Math.round(255 + (channel - 255) * strength);
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
