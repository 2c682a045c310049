package dev.gradus.visualization.plots;

import java.util.LinkedHashMap;
import java.util.Map;
import org.knowm.xchart.XYChart;

/**
 * Points in the plane, of several kinds, each with a colour and a shape of its own.
 *
 * <pre>{@code
 * new PointPlot("Codes", "First number", "Second number").points("cats", x, y).save(Path.of("codes.svg"));
 * }</pre>
 */
public final class PointPlot extends DotPlot<PointPlot> {
    private final Map<String, double[][]> kinds = new LinkedHashMap<>();

    /**
     * An empty plot.
     *
     * @param title what is shown
     * @param xTitle the quantity to the right, and its unit
     * @param yTitle the quantity upwards, and its unit
     */
    public PointPlot(String title, String xTitle, String yTitle) {
        super(title, xTitle, yTitle, 820, 680);
    }

    /**
     * Adds the points of a kind.
     *
     * @param name how the legend calls them
     * @param x to the right, one for each point
     * @param y upwards, as many
     * @return this plot
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    public PointPlot points(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "PointPlot: the points '%s' need two numbers each; got %d to the right and %d upwards"
                            .formatted(name, x.length, y.length));
        }
        if (x.length > 0) {
            kinds.put(name, new double[][] {x, y});
        }
        return this;
    }

    @Override
    XYChart chart() {
        XYChart chart = emptyDotChart();
        kinds.forEach((name, points) -> {
            int kind = chart.getSeriesCollection().size();
            addDots(chart, name, points[0], points[1], shape(kind), PlotStyle.colour(kind));
        });
        return chart;
    }
}
