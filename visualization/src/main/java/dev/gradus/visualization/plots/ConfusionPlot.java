package dev.gradus.visualization.plots;

import dev.gradus.training.metrics.ConfusionMatrix;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/**
 * How often each class was taken for each other one; the stronger a colour, the larger the share of its row.
 *
 * <pre>{@code
 * ConfusionPlot.of(confusion).title("Digits: true and predicted").save(Path.of("confusion.svg"));
 * }</pre>
 */
public final class ConfusionPlot extends Plot<ConfusionPlot> {
    /** So that a single mistake among hundreds is seen. */
    private static final double LEAST_TINT = 0.12;

    private static final Color STRONGEST = new Color(0x56B4E9);

    private final ConfusionMatrix matrix;
    private final int size;

    private ConfusionPlot(ConfusionMatrix matrix) {
        super("True and predicted classes", 860, 760);
        this.matrix = matrix;
        this.size = matrix.classes().size();
    }

    /** A plot of what has been counted so far. */
    public static ConfusionPlot of(ConfusionMatrix matrix) {
        return new ConfusionPlot(matrix);
    }

    @Override
    HeatMapChart chart() {
        HeatMapChart chart = new HeatMapChartBuilder()
                .title(title())
                .xAxisTitle("Predicted")
                .yAxisTitle("True")
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler()
                .setRangeColors(new Color[] {Color.WHITE, STRONGEST})
                .setMin(0)
                .setMax(1);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setShowValue(true).setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        chart.getStyler().setHeatMapValueDecimalPattern("0");
        // So near to each other that every class has its label.
        chart.getStyler().setXAxisTickMarkSpacingHint(20).setYAxisTickMarkSpacingHint(20);
        chart.getStyler()
                .setXAxisLabelRotation(matrix.classes().stream().anyMatch(label -> label.length() > 4) ? 45 : 0);
        // The chart's rows go upwards, a table's downwards.
        List<String> upwards = new ArrayList<>(matrix.classes());
        Collections.reverse(upwards);
        chart.addSeries("samples", matrix.classes(), upwards, cells());
        return chart;
    }

    private List<Number[]> cells() {
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (matrix.count(row, column) > 0) {
                    cells.add(new Number[] {column, upwards(row), new Cell(matrix.count(row, column), tint(row, column))
                    });
                }
            }
        }
        return cells;
    }

    /** How strong the colour of a cell is, from {@code LEAST_TINT} to 1; 0 where nothing was counted. */
    double tint(int truth, int predicted) {
        double share = matrix.share(truth, predicted);
        return share == 0 ? 0 : LEAST_TINT + (1 - LEAST_TINT) * share;
    }

    private int upwards(int row) {
        return size - 1 - row;
    }

    /**
     * What the chart colours by is a double, and what it prints is formatted as a whole number if it is a long: so one
     * number can be both.
     */
    static final class Cell extends AtomicLong {
        private static final long serialVersionUID = 1;

        private final double tint;

        Cell(long count, double tint) {
            super(count);
            this.tint = tint;
        }

        @Override
        public double doubleValue() {
            return tint;
        }
    }
}
