package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/**
 * A table of numbers, such as a weight matrix, as colours: rows from above, each row and column with a label. Numbers below 0 are
 * orange, those above blue, 0 is white; where there is none below 0, it goes from white to dark blue.
 *
 * <pre>{@code
 * HeatMap.of(model.namedParameters().get("0.weight")).title("0.weight").axes("Input", "Neuron").save(Path.of("weights.png"));
 * }</pre>
 */
public final class HeatMap extends Plot<HeatMap> {
    private static final Color INK = new Color(0x08306B);
    private static final Color NOTHING = new Color(0xEFEFEF);
    private static final Color POSITIVE = new Color(0x0072B2);
    private static final Color NEGATIVE = new Color(0xD55E00);

    /** The sides of a cell, and what is around them, in pixels. */
    private static final int CELL = 18;

    private static final int LABEL = 9;
    private static final int AROUND = 170;
    private static final int LARGEST = 1400;
    private static final int LEAST = 300;

    /** Up to so many rows or columns each has a label unless asked for. */
    private static final int NUMBERED = 40;

    private final Tensor values;
    private String xTitle = "Column";
    private String yTitle = "Row";
    private List<String> rows;
    private List<String> columns;
    private double low;
    private double high;
    private int rowHeight = CELL;

    private HeatMap(Tensor values) {
        super("Values", AROUND, AROUND);
        this.values = values;
        this.rows = numbers(values.size(0));
        this.columns = numbers(values.size(1));
        double[] finite =
                Arrays.stream(values.toDoubleArray()).filter(Double::isFinite).toArray();
        double reach = Arrays.stream(finite).map(Math::abs).max().orElse(1);
        high = reach > 0
                ? new BigDecimal(reach)
                        .round(new MathContext(2, RoundingMode.UP))
                        .doubleValue()
                : 1;
        low = Arrays.stream(finite).anyMatch(value -> value < 0) ? -high : 0;
    }

    /**
     * A map of a table.
     *
     * @param values (rows, columns), not empty; what is not finite is left grey
     * @throws IllegalArgumentException if it is no such table
     */
    public static HeatMap of(Tensor values) {
        if (values.rank() != 2 || values.elements() == 0) {
            throw new IllegalArgumentException(
                    "HeatMap: expected a table of the shape (rows, columns), not empty; got %s; use flatten, reshape or select"
                            .formatted(values.shape()));
        }
        return new HeatMap(values.detach());
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /**
     * Sets what the columns and the rows are.
     *
     * @return this map
     */
    public HeatMap axes(String ofColumns, String ofRows) {
        xTitle = ofColumns;
        yTitle = ofRows;
        return this;
    }

    /**
     * Sets a label for each row and each column, numbers from 0 unless set. A label may come several times.
     *
     * @return this map
     * @throws IllegalArgumentException if there are not as many
     */
    public HeatMap labels(List<String> ofRows, List<String> ofColumns) {
        if (ofRows.size() != values.size(0) || ofColumns.size() != values.size(1)) {
            throw new IllegalArgumentException(
                    "HeatMap: expected a label for each of %d rows and %d columns, got %d and %d"
                            .formatted(values.size(0), values.size(1), ofRows.size(), ofColumns.size()));
        }
        rows = List.copyOf(ofRows);
        columns = List.copyOf(ofColumns);
        return this;
    }

    /**
     * Sets the values of the strongest colours, those of the table unless set; below 0 for the first makes colours of both signs.
     *
     * @return this map
     * @throws IllegalArgumentException if it is not least &lt; most, both finite
     */
    public HeatMap range(double least, double most) {
        if (!(least < most && Double.isFinite(most - least))) {
            throw new IllegalArgumentException(
                    "HeatMap: a range must be least < most, both finite; got %s and %s".formatted(least, most));
        }
        low = least;
        high = most;
        return this;
    }

    /**
     * Sets the height of a row in pixels, 18 unless set, which is the width of a column.
     *
     * @return this map
     * @throws IllegalArgumentException if it is less than one pixel
     */
    public HeatMap rowHeight(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("HeatMap: a row must be at least 1 pixel high, got " + pixels);
        }
        rowHeight = pixels;
        return this;
    }

    @Override
    HeatMapChart chart() {
        int width = side(CELL, columns.size());
        boolean isSlanted = spacing(columns) == 1 && LABEL * longest(columns) > width / columns.size();
        fit(
                AROUND + LABEL * longest(rows) + width,
                AROUND + side(rowHeight, rows.size()) + (isSlanted ? LABEL * longest(columns) : 0));
        HeatMapChart chart = new HeatMapChartBuilder()
                .title(title())
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler()
                .setRangeColors(
                        low < 0 ? new Color[] {NEGATIVE, Color.WHITE, POSITIVE} : new Color[] {Color.WHITE, INK})
                .setMin(low)
                .setMax(high);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setPlotBackgroundColor(NOTHING);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setAxisTickLabelsFont(new Font(Font.MONOSPACED, Font.PLAIN, 13));
        chart.getStyler().setXAxisLabelRotation(isSlanted ? 45 : 0);
        // So near to each other that every row and column has its label, if there is room for all.
        chart.getStyler().setXAxisTickMarkSpacingHint(spacing(columns)).setYAxisTickMarkSpacingHint(spacing(rows));
        // The chart's rows go upwards, a table's downwards.
        List<String> upwards = new ArrayList<>(rows);
        Collections.reverse(upwards);
        chart.addSeries(title(), columns, upwards, cells());
        return chart;
    }

    private static int longest(List<String> labels) {
        return labels.stream().mapToInt(String::length).max().orElse(0);
    }

    private static int side(int ofCell, int count) {
        return Math.max(LEAST, Math.min(LARGEST, ofCell * count));
    }

    private static int spacing(List<String> labels) {
        return labels.size() <= NUMBERED || !labels.equals(numbers(labels.size())) ? 1 : 3 * CELL;
    }

    private List<Number[]> cells() {
        List<Number[]> cells = new ArrayList<>();
        int count = values.size(0);
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < values.size(1); column++) {
                double value = values.get(row, column);
                if (Double.isFinite(value)) {
                    double shown = Math.max(low, Math.min(high, value));
                    cells.add(new Number[] {column, count - 1 - row, shown});
                }
            }
        }
        return cells;
    }
}
