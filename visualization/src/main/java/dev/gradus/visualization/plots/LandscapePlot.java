package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The values of a function of two numbers as bands of colour, and points that lie in it. */
public final class LandscapePlot {
    private static final Color[] POINTS = {new Color(0x00, 0x00, 0x00, 0x80), new Color(0x00, 0x9E, 0x73, 0xD0)};

    private final XYChart chart;
    private int kinds;

    /**
     * Asks a function for its values.
     *
     * @param title what is shown
     * @param reach how far the square reaches to each side of 0
     * @param function from (n, 2) to (n, 1)
     */
    public LandscapePlot(String title, double reach, UnaryOperator<Tensor> function) {
        chart = ColourBands.newChart(title);
        ColourBands bands = new ColourBands(-reach, reach);
        double[] values = bands.answers(function);
        bands.addTo(
                chart,
                values,
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }

    /**
     * Adds points.
     *
     * @param name how the legend calls them
     * @param points of shape (n, 2)
     * @return this plot
     */
    public LandscapePlot points(String name, Tensor points) {
        chart.addSeries(
                        name,
                        points.select(1, 0).toDoubleArray(),
                        points.select(1, 1).toDoubleArray())
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(kinds == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND)
                .setMarkerColor(POINTS[kinds++ % POINTS.length]);
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
