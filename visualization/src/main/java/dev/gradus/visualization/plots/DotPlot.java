package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A plot of points as dots.
 *
 * @param <P> the kind of plot
 */
public abstract class DotPlot<P extends DotPlot<P>> extends XyPlot<P> {
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

    private int dotSize = 8;

    DotPlot(String title, String xTitle, String yTitle, int width, int height) {
        super(title, xTitle, yTitle, width, height);
    }

    /**
     * Sets how large a dot is, 8 pixels unless set.
     *
     * @return this plot
     * @throws IllegalArgumentException if it is less than one pixel
     */
    public final P dotSize(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException(
                    "%s: a dot must be at least 1 pixel wide, got %d".formatted(name(), pixels));
        }
        dotSize = pixels;
        return self();
    }

    final XYChart emptyDotChart() {
        XYChart chart = emptyChart();
        chart.getStyler().setMarkerSize(dotSize);
        return chart;
    }

    /** A shape for each of some kinds of points, which readers who see no colours tell apart. */
    static Marker shape(int kind) {
        return SHAPES[kind % SHAPES.length];
    }

    static XYSeries addDots(XYChart chart, String name, double[] x, double[] y, Marker shape, Color colour) {
        XYSeries dots = chart.addSeries(name, x, y);
        dots.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        dots.setMarker(shape).setMarkerColor(colour);
        return dots;
    }

    /** From (n, 2): one of the two numbers of each point. */
    static double[] coordinate(Tensor points, int which) {
        return points.select(1, which).toDoubleArray();
    }

    /** Checks that points are points of the plane. */
    final Tensor checked(Tensor points) {
        if (points.rank() != 2 || points.size(1) != 2) {
            throw new IllegalArgumentException("%s: points must have the shape (n, 2), two numbers each; got %s"
                    .formatted(name(), points.shape()));
        }
        return points;
    }
}
