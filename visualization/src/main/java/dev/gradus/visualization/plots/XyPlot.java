package dev.gradus.visualization.plots;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/**
 * A plot of a quantity to the right and one upwards.
 *
 * @param <P> the kind of plot
 */
public abstract class XyPlot<P extends XyPlot<P>> extends Plot<P> {
    private String xTitle;
    private String yTitle;

    XyPlot(String title, String xTitle, String yTitle, int width, int height) {
        super(title, width, height);
        this.xTitle = xTitle;
        this.yTitle = yTitle;
    }

    /**
     * Sets what stands at the axes.
     *
     * @param x the quantity to the right, and its unit
     * @param y the quantity upwards, and its unit
     * @return this plot
     */
    public final P axes(String x, String y) {
        xTitle = x;
        yTitle = y;
        return self();
    }

    /** A chart that has nothing to show yet. */
    final XYChart emptyChart() {
        XYChart chart = new XYChartBuilder()
                .title(title())
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        PlotStyle.applyTo(chart.getStyler());
        // Where a range is tiny, as after one epoch, ticks would have all the digits of a double.
        chart.getStyler().setXAxisDecimalPattern("0.####").setYAxisDecimalPattern("0.####");
        return chart;
    }
}
