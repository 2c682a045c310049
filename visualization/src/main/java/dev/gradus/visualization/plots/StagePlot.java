package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Points of the plane at several stages of a training, a small picture for each, with what they should become behind them. */
public final class StagePlot {
    private static final int COLUMNS = 3;
    private static final int SIDE = 330;
    private static final int TITLE = 56;
    private static final Color WANTED = new Color(0xB8, 0xB8, 0xB8);
    private static final Color PRESENT = new Color(0xD5, 0x5E, 0x00, 0xB0);

    private final List<XYChart> charts = new ArrayList<>();
    private final String title;
    private final Tensor wanted;
    private final double reach;

    /**
     * A plot without stages.
     *
     * @param title what is shown
     * @param wanted what the points should become, of shape (n, 2), at equal distances to all sides of 0
     */
    public StagePlot(String title, Tensor wanted) {
        this.title = title;
        this.wanted = wanted;
        reach = Math.ceil(1.2 * wanted.abs().max().item());
    }

    /**
     * Adds a stage.
     *
     * @param caption which one it is
     * @param points of shape (n, 2); those that are far away are not drawn
     * @return this plot
     */
    public StagePlot stage(String caption, Tensor points) {
        XYChart chart =
                new XYChartBuilder().width(SIDE).height(SIDE).title(caption).build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        chart.getStyler().setLegendVisible(false).setChartTitlePadding(4).setChartPadding(6);
        chart.getStyler().setMarkerSize(5).setPlotContentSize(1);
        chart.getStyler()
                .setXAxisMin(-reach)
                .setXAxisMax(reach)
                .setYAxisMin(-reach)
                .setYAxisMax(reach);
        chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0");
        add(chart, "wanted", wanted, WANTED);
        add(chart, "present", points, PRESENT);
        charts.add(chart);
        return this;
    }

    private static void add(XYChart chart, String name, Tensor points, Color colour) {
        chart.addSeries(
                        name,
                        points.select(1, 0).toDoubleArray(),
                        points.select(1, 1).toDoubleArray())
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(colour);
    }

    /**
     * Writes {@code name.png} and {@code name.svg} into a directory.
     *
     * @throws IOException if a file cannot be written
     */
    public void write(Path directory, String name) throws IOException {
        PlotFile.write(new Sheet(title, charts), directory, name);
    }

    /** Charts in rows below a title. */
    private record Sheet(String title, List<XYChart> charts) implements IChart {
        @Override
        public void paint(Graphics2D graphics, int width, int height) {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setColor(Color.BLACK);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
            FontMetrics metrics = graphics.getFontMetrics();
            graphics.drawString(title, (width - metrics.stringWidth(title)) / 2, TITLE / 2 + metrics.getAscent() / 2);
            for (int i = 0; i < charts.size(); i++) {
                AffineTransform before = graphics.getTransform();
                graphics.translate(i % COLUMNS * SIDE, TITLE + i / COLUMNS * SIDE);
                charts.get(i).paint(graphics, SIDE, SIDE);
                graphics.setTransform(before);
            }
        }

        @Override
        public int getWidth() {
            return COLUMNS * SIDE;
        }

        @Override
        public int getHeight() {
            return TITLE + (charts.size() + COLUMNS - 1) / COLUMNS * SIDE;
        }

        @Override
        public String getTitle() {
            return title;
        }
    }
}
