package dev.gradus.visualization.plots;

import dev.gradus.core.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/**
 * Rows of small images one below the other, each as wide as the others, for comparing what stands in one column.
 *
 * <pre>{@code
 * new ImageRows("Digits, and what was drawn of them").row(digits).row(drawn).save(Path.of("digits.png"));
 * }</pre>
 */
public final class ImageRows extends Plot<ImageRows> {
    private static final Color INK = new Color(0x08306B);

    /** Between two images, in their pixels. */
    private static final int GAP = 1;

    private final List<Tensor> rows = new ArrayList<>();

    /**
     * An empty picture.
     *
     * @param title what the rows are, from above
     */
    public ImageRows(String title) {
        super(title, 1000, 300);
    }

    /**
     * Adds a row below the others.
     *
     * @param images of shape (n, height, width), the same for all rows; elements from 0 for paper to 1 for ink
     * @return this picture
     * @throws IllegalArgumentException if they have another shape, or another one than the row before
     */
    public ImageRows row(Tensor images) {
        if (images.rank() != 3
                || (!rows.isEmpty() && !images.shape().equals(rows.get(0).shape()))) {
            throw new IllegalArgumentException(
                    "ImageRows: a row of images must have the shape (n, height, width)%s; got %s"
                            .formatted(
                                    rows.isEmpty()
                                            ? ""
                                            : " of the first, " + rows.get(0).shape(),
                                    images.shape()));
        }
        rows.add(images);
        return this;
    }

    @Override
    HeatMapChart chart() {
        if (rows.isEmpty()) {
            throw new IllegalStateException(
                    "ImageRows: there is no image in '%s'; add some with row(images)".formatted(title()));
        }
        Tensor first = rows.get(0);
        int height = rows.size() * (first.size(1) + GAP) - GAP;
        int width = first.size(0) * (first.size(2) + GAP) - GAP;
        fit(1000, 110 + 960 * height / width);
        HeatMapChart chart = new HeatMapChartBuilder().title(title()).build();
        PlotStyle.applyTo(chart.getStyler());
        chart.getStyler()
                .setRangeColors(new Color[] {Color.WHITE, INK})
                .setMin(0)
                .setMax(1);
        chart.getStyler().setAxisTicksVisible(false).setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false);
        List<Number[]> pixels = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            // The chart's rows go upwards.
            int top = height - 1 - row * (first.size(1) + GAP);
            addPixels(rows.get(row), top, pixels);
        }
        chart.addSeries("images", places(width), places(height), pixels);
        return chart;
    }

    private static void addPixels(Tensor images, int top, List<Number[]> pixels) {
        for (int image = 0; image < images.size(0); image++) {
            int left = image * (images.size(2) + GAP);
            for (int y = 0; y < images.size(1); y++) {
                for (int x = 0; x < images.size(2); x++) {
                    pixels.add(new Number[] {left + x, top - y, Math.max(0, Math.min(1, images.get(image, y, x)))});
                }
            }
        }
    }

    private static List<Integer> places(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
