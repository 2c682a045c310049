package dev.gradus.visualization.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;

/** Charts in rows below a title, all of one size. */
record Sheet(String title, List<XYChart> charts, int columns) implements IChart {
    private static final int TITLE = 56;

    /** Makes a chart fit for a place among others. */
    static XYChart small(XYChart chart) {
        chart.getStyler().setChartTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        chart.getStyler().setChartTitlePadding(4).setChartPadding(8);
        return chart;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(title, (width - metrics.stringWidth(title)) / 2, TITLE / 2 + metrics.getAscent() / 2);
        int ofOne = width / columns;
        int high = (height - TITLE) / rows(charts.size(), columns);
        for (int i = 0; i < charts.size(); i++) {
            AffineTransform before = graphics.getTransform();
            graphics.translate(i % columns * ofOne, TITLE + i / columns * high);
            charts.get(i).paint(graphics, ofOne, high);
            graphics.setTransform(before);
        }
    }

    private static int rows(int count, int columns) {
        return (count + columns - 1) / columns;
    }

    /** The height of a sheet. */
    static int height(int count, int columns, int ofOne) {
        return TITLE + rows(count, columns) * ofOne;
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
