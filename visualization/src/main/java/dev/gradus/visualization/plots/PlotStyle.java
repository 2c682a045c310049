package dev.gradus.visualization.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The look that all plots share: white, with few lines, in colours that colour-blind readers tell apart. */
final class PlotStyle {
    /** The colours of Okabe and Ito (2008), those that stand out on white first. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0x56B4E9),
        new Color(0xE69F00),
        new Color(0x000000),
        new Color(0x999999)
    };

    private static final BasicStroke LINE = new BasicStroke(2);

    private PlotStyle() {}

    /** One of the colours, which come again after the eighth. */
    static Color colour(int which) {
        return COLOURS[which % COLOURS.length];
    }

    static void applyTo(AxesChartStyler style) {
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(Color.LIGHT_GRAY);
        style.setPlotGridLinesColor(new Color(0xE4E4E4));
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartTitleVisible(false); // Titled draws it
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        style.setLegendBorderColor(Color.LIGHT_GRAY);
        style.setLegendPosition(LegendPosition.OutsideE);
        style.setChartPadding(16);
        style.setSeriesColors(COLOURS);
        style.setSeriesLines(new BasicStroke[] {LINE});
        // The same picture on every machine.
        style.setLocale(Locale.ROOT);
    }
}
