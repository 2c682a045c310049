package dev.gradus.visualization.plots;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What a function of two numbers gives everywhere in a square, as bands of colour: blue for little, orange for much, white
 * in the middle.
 *
 * @param low where the square begins, in both directions
 * @param high where it ends
 */
record ColourBands(double low, double high) {
    private static final int STEPS = 90;
    private static final int BANDS = 10;
    private static final Color LITTLE = new Color(0x0072B2);
    private static final Color MUCH = new Color(0xE69F00);

    /** A chart of two numbers, x1 and x2, for a square to be shown in. */
    static XYChart newChart(String title) {
        XYChart chart = new XYChartBuilder()
                .width(860)
                .height(700)
                .title(title)
                .xAxisTitle("x1")
                .yAxisTitle("x2")
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setMarkerSize(8);
        return chart;
    }

    /** From (n, 2) to (n): what the function gives at each point of the grid. */
    double[] answers(UnaryOperator<Tensor> function) {
        return Autograd.noGrad(() -> function.apply(grid())).toDoubleArray();
    }

    private Tensor grid() {
        float[][] points = new float[STEPS * STEPS][2];
        for (int i = 0; i < points.length; i++) {
            points[i][0] = (float) place(i % STEPS);
            points[i][1] = (float) place(i / STEPS);
        }
        return Tensor.from(points);
    }

    private double place(int step) {
        return low + (high - low) * (step + 0.5) / STEPS;
    }

    /** Makes a chart show the square, and in it the answers, which are from {@code least} to {@code most}. */
    void addTo(XYChart chart, double[] answers, double least, double most) {
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setXAxisMin(low).setXAxisMax(high).setYAxisMin(low).setYAxisMax(high);
        double width = (most - least) / BANDS;
        for (int band = 0; band < BANDS; band++) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (int i = 0; i < answers.length; i++) {
                int own = (int) Math.max(0, Math.min(BANDS - 1, (answers[i] - least) / width));
                if (own == band) {
                    x.add(place(i % STEPS));
                    y.add(place(i / STEPS));
                }
            }
            if (!x.isEmpty()) {
                double from = least + band * width;
                chart.addSeries(String.format(Locale.ROOT, "%.1f to %.1f", from, from + width), x, y)
                        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                        .setMarker(SeriesMarkers.SQUARE)
                        .setMarkerColor(blend((band + 0.5) / BANDS));
            }
        }
    }

    private static Color blend(double answer) {
        Color end = answer < 0.5 ? LITTLE : MUCH;
        double strength = Math.abs(answer - 0.5) * 2;
        return new Color(mix(end.getRed(), strength), mix(end.getGreen(), strength), mix(end.getBlue(), strength));
    }

    private static int mix(int channel, double strength) {
        return (int) Math.round(255 + (channel - 255) * strength);
    }
}
