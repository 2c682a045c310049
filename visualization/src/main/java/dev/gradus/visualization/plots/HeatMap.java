package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** A table of numbers as colours: rows from above, each row and column with a label. */
public final class HeatMap {
    private static final Color INK = new Color(0x08306B);
    private static final Color NOTHING = new Color(0xEFEFEF);
    private static final Color POSITIVE = new Color(0x0072B2);
    private static final Color NEGATIVE = new Color(0xD55E00);

    /** The sides of a cell, and what is around them, in pixels. */
    private static final int COLUMN = 18;

    private static final int LABEL = 9;
    private static final int AROUND = 170;

    private final String title;
    private final String xTitle;
    private final String yTitle;
    private Color[] colours = {Color.WHITE, INK};
    private double low;
    private int rowHeight = COLUMN;

    /**
     * An empty table of numbers from 0, white, to 1.
     *
     * @param title what the numbers are
     * @param xTitle what the columns are
     * @param yTitle what the rows are
     */
    public HeatMap(String title, String xTitle, String yTitle) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
    }

    /** Shows numbers from -1, orange, over 0, white, to 1, blue. */
    public HeatMap signed() {
        colours = new Color[] {NEGATIVE, Color.WHITE, POSITIVE};
        low = -1;
        return this;
    }

    /** Sets the height of a row in pixels, 18 unless set, which is the width of a column. */
    public HeatMap rowHeight(int pixels) {
        rowHeight = pixels;
        return this;
    }

    /**
     * Writes {@code name.png} and {@code name.svg} into a directory.
     *
     * @param values (rows, columns); what is no number is left grey
     * @param rows a label for each row, which may come several times
     * @param columns a label for each column
     * @throws IOException if a file cannot be written
     */
    public void write(Tensor values, List<String> rows, List<String> columns, Path directory, String name)
            throws IOException {
        PlotFile.write(draw(values, rows, columns), directory, name);
    }

    private HeatMapChart draw(Tensor values, List<String> rows, List<String> columns) {
        int longest = rows.stream().mapToInt(String::length).max().orElse(0);
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(AROUND + LABEL * longest + COLUMN * columns.size())
                .height(AROUND + rowHeight * rows.size())
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setRangeColors(colours).setMin(low).setMax(1);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setPlotBackgroundColor(NOTHING);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setAxisTickLabelsFont(new Font(Font.MONOSPACED, Font.PLAIN, 13));
        // So near to each other that every row and column has its label.
        chart.getStyler().setXAxisTickMarkSpacingHint(1).setYAxisTickMarkSpacingHint(1);
        // The chart's rows go upwards, a table's downwards.
        List<String> upwards = new ArrayList<>(rows);
        Collections.reverse(upwards);
        chart.addSeries(title, columns, upwards, cells(values));
        return chart;
    }

    private static List<Number[]> cells(Tensor values) {
        List<Number[]> cells = new ArrayList<>();
        int rows = values.size(0);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < values.size(1); column++) {
                double value = values.get(row, column);
                if (!Double.isNaN(value)) {
                    cells.add(new Number[] {column, rows - 1 - row, value});
                }
            }
        }
        return cells;
    }
}
