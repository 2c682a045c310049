package dev.gradus.visualization.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * A chart below its title. XChart's own titles stand in the middle of what is left of the legend, and are cut where they are
 * longer; this one is as large as fits, and text in SVG files too.
 */
record Titled(String title, IChart chart, int width, int height) implements IChart {
    /** How much of the height the title takes. */
    static final int HEADING = 44;

    private static final int MARGIN = 12;
    private static final int LARGEST = 18;
    private static final int SMALLEST = 11;
    private static final String CUT = "…";

    @Override
    public void paint(Graphics2D graphics, int pixelsWide, int pixelsHigh) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, pixelsWide, pixelsHigh);
        if (title.isBlank()) {
            chart.paint(graphics, pixelsWide, pixelsHigh);
            return;
        }
        heading(graphics, pixelsWide);
        AffineTransform before = graphics.getTransform();
        graphics.translate(0, HEADING);
        chart.paint(graphics, pixelsWide, pixelsHigh - HEADING);
        graphics.setTransform(before);
    }

    private void heading(Graphics2D graphics, int pixelsWide) {
        int room = pixelsWide - 2 * MARGIN;
        int size = LARGEST;
        FontMetrics metrics = metrics(graphics, size);
        while (metrics.stringWidth(title) > room && size > SMALLEST) {
            metrics = metrics(graphics, --size);
        }
        String shown = title;
        while (metrics.stringWidth(shown) > room) {
            // The whole title stands in the file's own; here at least its beginning.
            shown = shown.substring(0, shown.length() - CUT.length() - 1) + CUT;
        }
        graphics.setFont(metrics.getFont());
        graphics.setColor(Color.BLACK);
        graphics.drawString(shown, (pixelsWide - metrics.stringWidth(shown)) / 2, (HEADING + metrics.getAscent()) / 2);
    }

    private static FontMetrics metrics(Graphics2D graphics, int size) {
        return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.BOLD, size));
    }

    @Override
    public int getWidth() {
        return width;
    }

    @Override
    public int getHeight() {
        return height;
    }

    @Override
    public String getTitle() {
        return title;
    }
}
