package dev.gradus.visualization.plots;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;

/** A rectangle of the plane, cut into cells; a function is asked for its answer in the middle of each. */
record PlaneGrid(double left, double right, double bottom, double top) {
    private static final int STEPS = 90;

    /** What a function of (n, 2) gives at all cells. */
    Tensor answers(UnaryOperator<Tensor> function, DType dtype) {
        double[] points = new double[2 * STEPS * STEPS];
        for (int i = 0; i < STEPS * STEPS; i++) {
            points[2 * i] = x(i);
            points[2 * i + 1] = y(i);
        }
        Tensor all = Tensor.of(points, STEPS * STEPS, 2).to(dtype);
        return Autograd.noGrad(() -> function.apply(all));
    }

    private double x(int cell) {
        return left + (right - left) * (cell % STEPS + 0.5) / STEPS;
    }

    private double y(int cell) {
        int row = cell / STEPS;
        return bottom + (top - bottom) * (row + 0.5) / STEPS;
    }

    /** Makes a chart show the rectangle and nothing around it. */
    void show(XYChart chart) {
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler()
                .setXAxisMin(left)
                .setXAxisMax(right)
                .setYAxisMin(bottom)
                .setYAxisMax(top);
    }

    /** Fills some cells with a colour; a colour without cells has no place in the legend. */
    void fill(XYChart chart, String name, Color colour, IntPredicate cells) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < STEPS * STEPS; i++) {
            if (cells.test(i)) {
                x.add(x(i));
                y.add(y(i));
            }
        }
        if (!x.isEmpty()) {
            chart.addSeries(name, x, y)
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(new Cell())
                    .setMarkerColor(colour);
        }
    }

    /** As large as a cell, whatever the size of the plot; in the legend as large as a dot. */
    private static final class Cell extends Marker {
        /** So that no seam is seen between neighbours. */
        private static final double OVERLAP = 1;

        @Override
        public void paint(Graphics2D graphics, double x, double y, int markerSize) {
            Rectangle plot = graphics.getClipBounds();
            double width = plot == null ? markerSize : (double) plot.width / STEPS + OVERLAP;
            double height = plot == null ? markerSize : (double) plot.height / STEPS + OVERLAP;
            graphics.fill(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
        }
    }
}
