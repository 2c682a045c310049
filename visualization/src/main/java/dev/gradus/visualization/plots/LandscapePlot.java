package dev.gradus.visualization.plots;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.knowm.xchart.XYChart;

/**
 * The values of a function of two numbers as bands of colour, and points that lie in it.
 *
 * <pre>{@code
 * new LandscapePlot("What the critic says", 3, critic::apply).points("real", real).save(Path.of("critic.png"));
 * }</pre>
 */
public final class LandscapePlot extends DotPlot<LandscapePlot> {
    private static final Color[] POINTS = {new Color(0x00, 0x00, 0x00, 0x80), new Color(0x00, 0x9E, 0x73, 0xD0)};

    private final Map<String, Tensor> kinds = new LinkedHashMap<>();
    private final PlaneGrid grid;
    private final double[] values;

    /**
     * Asks a function for its values.
     *
     * @param title what is shown
     * @param reach how far the square reaches to each side of 0
     * @param function from (n, 2) to (n, 1), in float32
     */
    public LandscapePlot(String title, double reach, UnaryOperator<Tensor> function) {
        super(title, "x1", "x2", 860, 700);
        grid = new PlaneGrid(-reach, reach, -reach, reach);
        values = grid.answers(function, DType.FLOAT32).toDoubleArray();
    }

    /**
     * Adds points.
     *
     * @param name how the legend calls them
     * @param points of shape (n, 2)
     * @return this plot
     * @throws IllegalArgumentException if they have another shape
     */
    public LandscapePlot points(String name, Tensor points) {
        kinds.put(name, checked(points));
        return this;
    }

    @Override
    XYChart chart() {
        XYChart chart = emptyDotChart();
        grid.show(chart);
        ColourBands.add(
                chart,
                grid,
                values,
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
        int kind = 0;
        for (Map.Entry<String, Tensor> points : kinds.entrySet()) {
            addDots(
                    chart,
                    points.getKey(),
                    coordinate(points.getValue(), 0),
                    coordinate(points.getValue(), 1),
                    shape(2 * kind),
                    POINTS[kind++ % POINTS.length]);
        }
        return chart;
    }
}
