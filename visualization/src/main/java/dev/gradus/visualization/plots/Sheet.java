package dev.gradus.visualization.plots;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;

/** Charts in rows, all of one size, each with a title of its own. */
record Sheet(String title, List<XYChart> charts, int columns) implements IChart {
    /** Makes a chart fit for a place among others. */
    static XYChart small(XYChart chart) {
        chart.getStyler().setChartTitleVisible(true);
        chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        chart.getStyler().setChartTitlePadding(4).setChartPadding(8);
        return chart;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        int ofOne = width / columns;
        int high = height / rows(charts.size(), columns);
        for (int i = 0; i < charts.size(); i++) {
            AffineTransform before = graphics.getTransform();
            graphics.translate(i % columns * ofOne, i / columns * high);
            charts.get(i).paint(graphics, ofOne, high);
            graphics.setTransform(before);
        }
    }

    private static int rows(int count, int columns) {
        return (count + columns - 1) / columns;
    }

    /** The height of a sheet below its title. */
    static int height(int count, int columns, int ofOne) {
        return Titled.HEADING + rows(count, columns) * ofOne;
    }

    @Override
    public int getWidth() {
        return columns * charts.get(0).getWidth();
    }

    @Override
    public int getHeight() {
        return height(charts.size(), columns, charts.get(0).getHeight());
    }

    @Override
    public String getTitle() {
        return title;
    }
}
