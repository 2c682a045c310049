package dev.gradus.visualization.plots;

import dev.gradus.training.history.History;
import dev.gradus.training.history.WeightHistory;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * How the weights of a network change over the epochs: a line for each weight of a small network, and of a larger one for each
 * parameter the smallest and largest weight, the median and the quartiles.
 *
 * <pre>{@code
 * TrainingResult result = Trainer.of(model, loss, optimizer).recordWeights().epochs(50).fit(loader);
 * WeightsPlot.of(result.history()).only("0.weight", "0.bias").save(Path.of("weights.svg"));
 * }</pre>
 */
public final class WeightsPlot extends Plot<WeightsPlot> {
    private static final int SINGLE_LINES = 24;
    private static final double[] QUANTILES = {0, 0.25, 0.5, 0.75, 1};

    private final WeightHistory weights;
    private Map<String, List<String>> parameters;

    private WeightsPlot(WeightHistory weights) {
        super("Weights", 900, 540);
        this.weights = weights;
        this.parameters = byParameter(weights.columnNames());
    }

    /**
     * A plot of all weights of a training run.
     *
     * @throws IllegalStateException if the weights were not recorded
     */
    public static WeightsPlot of(History history) {
        return of(history.weights());
    }

    /**
     * A plot of all weights that were recorded.
     *
     * @throws IllegalArgumentException if none was recorded yet
     */
    public static WeightsPlot of(WeightHistory weights) {
        if (weights.epochNumbers().length == 0) {
            throw new IllegalArgumentException(
                    "WeightsPlot: no weights were recorded yet; call record(epoch) of the WeightHistory after each epoch");
        }
        return new WeightsPlot(weights);
    }

    /**
     * Shows some parameters only.
     *
     * @param names their names in the state, such as {@code 0.weight}
     * @return this plot
     * @throws IllegalArgumentException if there is none of a name
     */
    public WeightsPlot only(String... names) {
        Map<String, List<String>> known = byParameter(weights.columnNames());
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (String name : names) {
            List<String> columns = known.get(name);
            if (columns == null) {
                throw new IllegalArgumentException(
                        "WeightsPlot: there is no parameter '%s'; there are %s".formatted(name, known.keySet()));
            }
            chosen.put(name, columns);
        }
        parameters = chosen;
        return this;
    }

    /** The columns of each parameter: a column is called by its parameter and a place in brackets. */
    private static Map<String, List<String>> byParameter(List<String> columns) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (String column : columns) {
            int bracket = column.indexOf('[');
            String parameter = bracket < 0 ? column : column.substring(0, bracket);
            result.computeIfAbsent(parameter, name -> new ArrayList<>()).add(column);
        }
        return result;
    }

    @Override
    XYChart chart() {
        int count = parameters.values().stream().mapToInt(List::size).sum();
        LinePlot plot = new LinePlot(title(), "Value");
        if (count <= SINGLE_LINES) {
            parameters
                    .values()
                    .forEach(columns -> columns.forEach(
                            column -> plot.line(column, weights.epochNumbers(), weights.column(column))));
            return plot.chart();
        }
        parameters.forEach((name, columns) -> addQuantiles(plot, name, columns));
        XYChart chart = plot.chart();
        List<XYSeries> lines = new ArrayList<>(chart.getSeriesCollection());
        for (int i = 0; i < lines.size(); i++) {
            Color colour = PlotStyle.colour(i / QUANTILES.length);
            boolean isMedian = QUANTILES[i % QUANTILES.length] == 0.5;
            lines.get(i).setLineColor(colour).setLineWidth(isMedian ? 2.5f : 1);
            lines.get(i).setShowInLegend(isMedian);
        }
        return chart;
    }

    private void addQuantiles(LinePlot plot, String name, List<String> columns) {
        double[][] sorted = sorted(columns);
        for (double quantile : QUANTILES) {
            String line = quantile == 0.5 ? name + " (median)" : "%s %s".formatted(name, quantile);
            int place = (int) Math.round(quantile * (columns.size() - 1));
            plot.line(
                    line,
                    weights.epochNumbers(),
                    Arrays.stream(sorted).mapToDouble(values -> values[place]).toArray());
        }
    }

    /** The weights of each record from the smallest to the largest. */
    private double[][] sorted(List<String> columns) {
        List<double[]> lines = columns.stream().map(weights::column).toList();
        return IntStream.range(0, weights.epochNumbers().length)
                .mapToObj(record -> lines.stream()
                        .mapToDouble(line -> line[record])
                        .sorted()
                        .toArray())
                .toArray(double[][]::new);
    }
}
