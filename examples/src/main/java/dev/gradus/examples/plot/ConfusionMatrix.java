package dev.gradus.examples.plot;

import com.google.common.base.Strings;
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

/** How often each class was taken for each other one: a row for each true class, a column for each predicted one. */
public final class ConfusionMatrix {
    private static final String CORNER = "true \\ predicted";

    private final List<String> classes;
    private final int[][] counts;

    /**
     * Counts.
     *
     * @param classes their names
     * @param truth int64 of shape (n): the true class of each sample
     * @param predicted int64 of shape (n): the class that a model saw in it
     */
    public ConfusionMatrix(List<String> classes, Tensor truth, Tensor predicted) {
        this.classes = List.copyOf(classes);
        this.counts = new int[classes.size()][classes.size()];
        long[] rows = truth.toLongArray();
        long[] columns = predicted.toLongArray();
        for (int i = 0; i < rows.length; i++) {
            counts[(int) rows[i]][(int) columns[i]]++;
        }
    }

    /** The share of samples on the diagonal. */
    public double accuracy() {
        int right = 0;
        int all = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
            for (int count : counts[i]) {
                all += count;
            }
        }
        return (double) right / all;
    }

    /** A table; what never happened is a dot, so that the mistakes stand out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(CORNER);
        classes.forEach(name -> text.append(Strings.padStart(name, columnWidth(), ' ')));
        for (int row = 0; row < counts.length; row++) {
            text.append('\n').append(Strings.padStart(classes.get(row), CORNER.length(), ' '));
            for (int count : counts[row]) {
                text.append(Strings.padStart(count == 0 ? "." : Integer.toString(count), columnWidth(), ' '));
            }
        }
        return text.toString();
    }

    private int columnWidth() {
        return 2 + Math.max(4, classes.stream().mapToInt(String::length).max().orElse(0));
    }

    /**
     * Writes {@code name.png} and {@code name.svg} into a directory.
     *
     * @throws IOException if a file cannot be written
     */
    public void write(String title, Path directory, String name) throws IOException {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(860)
                .height(760)
                .title(title)
                .xAxisTitle("Predicted")
                .yAxisTitle("True")
                .build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler().setRangeColors(new Color[] {Color.WHITE, new Color(0x56B4E9)});
        chart.getStyler().setShowValue(true).setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        chart.getStyler().setMin(0).setHeatMapDecimalValueFormatter(value -> Long.toString(Math.round(value)));
        // So near to each other that every class has its label.
        chart.getStyler().setXAxisTickMarkSpacingHint(20).setYAxisTickMarkSpacingHint(20);
        chart.getStyler().setXAxisLabelRotation(classes.stream().anyMatch(label -> label.length() > 4) ? 45 : 0);
        // The chart's rows go upwards, a table's downwards.
        List<String> upwards = new ArrayList<>(classes);
        Collections.reverse(upwards);
        chart.addSeries("images", classes, upwards, cells());
        PlotFile.write(chart, directory, name);
    }

    private List<Number[]> cells() {
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                if (counts[row][column] > 0) {
                    cells.add(new Number[] {column, counts.length - 1 - row, counts[row][column]});
                }
            }
        }
        return cells;
    }
}
