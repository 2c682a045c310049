package dev.gradus.visualization.plots;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.awt.Color;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;

/**
 * What a classifier with two inputs answers everywhere in the plane, and the samples it learned from: of a model with one output,
 * from 0 to 1, bands of colour; of one with a score for each class, the regions in which each class wins.
 *
 * <pre>{@code
 * DecisionPlot.of(x -> model.apply(x).sigmoid()).samples(inputs, targets).save(Path.of("xor.png"));
 * DecisionPlot.of(model::apply).samples(points, classes).classes("inside", "outside").save(Path.of("circle.svg"));
 * }</pre>
 *
 * <p>The range is that of the samples and a tenth more to each side, unless set.
 */
public final class DecisionPlot extends DotPlot<DecisionPlot> {
    private static final double MARGIN = 0.1;
    private static final double REGION = 0.3;

    private final UnaryOperator<Tensor> model;
    private @Nullable Tensor points;
    private long[] labels = {};
    private @Nullable PlaneGrid range;
    private List<String> classes = List.of();

    private DecisionPlot(UnaryOperator<Tensor> model) {
        super("What the model answers", "x1", "x2", 860, 700);
        this.model = model;
    }

    /**
     * A plot of a model's answers, which it is asked for when the plot is saved.
     *
     * @param model from (n, 2) to (n, 1), numbers from 0 to 1, or to (n, classes), scores of which the largest wins
     */
    public static DecisionPlot of(UnaryOperator<Tensor> model) {
        return new DecisionPlot(model);
    }

    /**
     * Sets the samples to be shown.
     *
     * @param inputs of shape (n, 2); the model is asked in their type, float32 or float64
     * @param numbers the class of each sample, n elements
     * @return this plot
     * @throws IllegalArgumentException if the shapes are others
     */
    public DecisionPlot samples(Tensor inputs, Tensor numbers) {
        checked(inputs);
        if (numbers.elements() != inputs.size(0)) {
            throw new IllegalArgumentException(
                    "DecisionPlot: expected a class for each of %d samples, got classes of the shape %s"
                            .formatted(inputs.size(0), numbers.shape()));
        }
        points = inputs.detach();
        labels = numbers.toLongArray();
        return this;
    }

    /**
     * Sets what the classes are called, by their numbers unless set.
     *
     * @return this plot
     */
    public DecisionPlot classes(String... names) {
        classes = List.of(names);
        return this;
    }

    /**
     * Sets the part of the plane that is shown.
     *
     * @return this plot
     * @throws IllegalArgumentException if it is empty or infinite
     */
    public DecisionPlot range(double left, double right, double bottom, double top) {
        if (!(left < right && bottom < top && Double.isFinite(right - left) && Double.isFinite(top - bottom))) {
            throw new IllegalArgumentException(
                    "DecisionPlot: a range must be left < right and bottom < top, all finite; got %s to %s and %s to %s"
                            .formatted(left, right, bottom, top));
        }
        range = new PlaneGrid(left, right, bottom, top);
        return this;
    }

    @Override
    XYChart chart() {
        XYChart chart = emptyDotChart();
        PlaneGrid grid = grid();
        grid.show(chart);
        Tensor answers = grid.answers(model, points == null ? DType.FLOAT32 : points.dtype());
        boolean hasOneOutput = answers.elements() == answers.size(0);
        if (hasOneOutput) {
            ColourBands.add(chart, grid, answers.toDoubleArray(), 0, 1);
        } else {
            addRegions(chart, grid, answers);
        }
        addSamples(chart, hasOneOutput);
        return chart;
    }

    private PlaneGrid grid() {
        if (range != null) {
            return range;
        }
        if (points == null || points.size(0) == 0) {
            throw new IllegalStateException(
                    "DecisionPlot: there are no samples to take the range from; call samples(inputs, classes) or range(left, right, bottom, top)");
        }
        Tensor low = points.min(0);
        Tensor high = points.max(0);
        double besides = margin(low.get(0), high.get(0));
        double above = margin(low.get(1), high.get(1));
        return new PlaneGrid(low.get(0) - besides, high.get(0) + besides, low.get(1) - above, high.get(1) + above);
    }

    private static double margin(double low, double high) {
        return high > low ? MARGIN * (high - low) : 1;
    }

    private void addRegions(XYChart chart, PlaneGrid grid, Tensor answers) {
        if (answers.rank() != 2) {
            throw new IllegalArgumentException(
                    "DecisionPlot: the model must answer (n, 2) with (n, 1) or (n, classes), got %s"
                            .formatted(answers.shape()));
        }
        long[] winners = answers.argmax(1, false).toLongArray();
        for (int i = 0; i < answers.size(1); i++) {
            int wanted = i;
            grid.fill(
                    chart,
                    "says " + className(i),
                    ColourBands.tint(PlotStyle.colour(i), REGION),
                    cell -> winners[cell] == wanted);
        }
    }

    private void addSamples(XYChart chart, boolean hasOneOutput) {
        for (long label : IntStream.range(0, labels.length)
                .mapToLong(i -> labels[i])
                .distinct()
                .sorted()
                .toArray()) {
            int[] own = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
            int kind = Math.floorMod(label, 56);
            addDots(
                    chart,
                    className((int) label),
                    coordinates(own, 0),
                    coordinates(own, 1),
                    // Shapes as different as can be, where there is no colour to tell classes apart.
                    shape(hasOneOutput ? 2 * kind : kind),
                    hasOneOutput ? Color.BLACK : PlotStyle.colour(kind));
        }
    }

    private double[] coordinates(int[] samples, int which) {
        Tensor all = points;
        return all == null
                ? new double[0]
                : IntStream.of(samples).mapToDouble(i -> all.get(i, which)).toArray();
    }

    private String className(int number) {
        return number >= 0 && number < classes.size() ? classes.get(number) : "class " + number;
    }
}
