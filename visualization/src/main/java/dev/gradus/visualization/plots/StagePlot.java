package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Points of the plane at several stages of a training, a small picture for each, with what they should become behind them.
 *
 * <pre>{@code
 * new StagePlot("Generated points", real).stage("step 0", first).stage("step 900", last).save(Path.of("stages.png"));
 * }</pre>
 */
public final class StagePlot extends DotPlot<StagePlot> {
    private static final int COLUMNS = 3;
    private static final int SIDE = 330;
    private static final Color WANTED = new Color(0xB8, 0xB8, 0xB8);
    private static final Color PRESENT = new Color(0xD5, 0x5E, 0x00, 0xB0);

    private final Map<String, Tensor> stages = new LinkedHashMap<>();
    private final Tensor wanted;

    /**
     * A plot without stages.
     *
     * @param title what is shown
     * @param wanted what the points should become, of shape (n, 2), at equal distances to all sides of 0
     * @throws IllegalArgumentException if they have another shape
     */
    public StagePlot(String title, Tensor wanted) {
        super(title, "", "", COLUMNS * SIDE, SIDE);
        this.wanted = checked(wanted);
        dotSize(5);
    }

    /**
     * Adds a stage.
     *
     * @param caption which one it is
     * @param points of shape (n, 2); those that are far away are not drawn
     * @return this plot
     * @throws IllegalArgumentException if they have another shape
     */
    public StagePlot stage(String caption, Tensor points) {
        stages.put(caption, checked(points));
        return this;
    }

    @Override
    IChart chart() {
        if (stages.isEmpty()) {
            throw new IllegalStateException(
                    "StagePlot: there is no stage in '%s'; add one with stage(caption, points)".formatted(title()));
        }
        double reach = Math.ceil(1.2 * wanted.abs().max().item());
        List<XYChart> charts = stages.entrySet().stream()
                .map(stage -> chart(stage.getKey(), stage.getValue(), reach))
                .toList();
        fit(COLUMNS * SIDE, Sheet.height(charts.size(), COLUMNS, SIDE));
        return new Sheet(title(), charts, COLUMNS);
    }

    private XYChart chart(String caption, Tensor points, double reach) {
        XYChart chart = Sheet.small(emptyDotChart());
        chart.setTitle(caption);
        chart.getStyler()
                .setAxisTitlesVisible(false)
                .setXAxisDecimalPattern("0")
                .setYAxisDecimalPattern("0");
        chart.getStyler().setLegendVisible(false).setPlotContentSize(1);
        chart.getStyler()
                .setXAxisMin(-reach)
                .setXAxisMax(reach)
                .setYAxisMin(-reach)
                .setYAxisMax(reach);
        addDots(chart, "wanted", coordinate(wanted, 0), coordinate(wanted, 1), SeriesMarkers.CIRCLE, WANTED);
        addDots(chart, "present", coordinate(points, 0), coordinate(points, 1), SeriesMarkers.CIRCLE, PRESENT);
        return chart;
    }
}
