package dev.gradus.visualization.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.internal.series.Series;

/** What a chart says in words, which screen readers and searches find; in SVG files XChart draws letters as outlines. */
final class Description {
    private Description() {}

    /** The titles, what stands at the axes, and the legend. */
    static String of(IChart chart) {
        if (chart instanceof Sheet sheet) {
            return sheet.charts().stream().map(Description::of).collect(Collectors.joining("\n"));
        }
        List<String> parts = new ArrayList<>(List.of(chart.getTitle()));
        if (chart instanceof AxesChart<?, ?> axes) {
            add(parts, "to the right", axes.getXAxisTitle());
            add(parts, "upwards", axes.getYAxisTitle());
        }
        if (chart instanceof HeatMapChart map) {
            add(parts, "columns", joined(map.getHeatMapSeries().getXData()));
            add(parts, "rows upwards", joined(map.getHeatMapSeries().getYData()));
        } else if (chart instanceof AxesChart<?, ?> axes) {
            add(
                    parts,
                    "legend",
                    axes.getSeriesCollection().stream()
                            .filter(Series::isShowInLegend)
                            .map(Series::getName)
                            .collect(Collectors.joining(", ")));
        }
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String name, String text) {
        if (!text.isEmpty()) {
            parts.add(name + ": " + text);
        }
    }

    private static String joined(List<?> labels) {
        return labels.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
