package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a model with two inputs answers everywhere in a square, as bands of colour, and the samples it learned from. */
public final class DecisionPlot {
    private static final double LOW = -0.25;
    private static final double HIGH = 1.25;

    private final XYChart chart;

    /**
     * Asks a model for its answers.
     *
     * @param title what is shown
     * @param model from (n, 2) to (n, 1), answers from 0 to 1
     */
    public DecisionPlot(String title, UnaryOperator<Tensor> model) {
        chart = ColourBands.newChart(title);
        ColourBands bands = new ColourBands(LOW, HIGH);
        bands.addTo(chart, bands.answers(model), 0, 1);
    }

    /**
     * Adds the samples of one class.
     *
     * @param name how the legend calls them
     * @param isOne whether they belong to the class 1
     * @return this plot
     */
    public DecisionPlot samples(String name, boolean isOne, List<Double> x1, List<Double> x2) {
        chart.addSeries(name, x1, x2)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(isOne ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE)
                .setMarkerColor(Color.BLACK);
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
