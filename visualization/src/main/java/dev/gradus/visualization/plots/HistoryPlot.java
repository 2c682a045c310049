package dev.gradus.visualization.plots;

import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * Everything that was measured in a training run, over its epochs: the loss and each metric, on the training and on the
 * validation data, the learning rate and the norm of the gradient, each in a panel of its own.
 *
 * <pre>{@code
 * HistoryPlot.of(result.history()).title("Digits").save(Path.of("history.png"));
 * HistoryPlot.of(result.history()).only("loss").lossName("Cross entropy").logarithmic().save(Path.of("loss.svg"));
 * }</pre>
 *
 * <p>What was not measured has no panel, and a learning rate that never changes has none unless it is asked for.
 */
public final class HistoryPlot extends Plot<HistoryPlot> {
    private static final String LOSS = "loss";
    private static final String RATE = "learning rate";
    private static final String NORM = "gradient norm";
    private static final String VALIDATION = "validation ";
    private static final int COLUMNS = 2;
    private static final int PANEL_WIDTH = 620;
    private static final int PANEL_HEIGHT = 340;

    private final History history;
    private Set<String> shown;
    private String lossName = "Loss";
    private boolean isLogarithmic;

    private HistoryPlot(History history) {
        super("Training", 900, 540);
        this.history = history;
        this.shown = usual();
    }

    /**
     * A plot of all that was measured.
     *
     * @throws IllegalArgumentException if the history has no epoch yet
     */
    public static HistoryPlot of(History history) {
        if (history.size() == 0) {
            throw new IllegalArgumentException(
                    "HistoryPlot: the history has no epoch yet; plot it after training, or from a callback after an epoch");
        }
        return new HistoryPlot(history);
    }

    /**
     * Shows some panels only, in this order.
     *
     * @param names {@code loss}, the name of a metric such as {@code accuracy}, {@code learning rate} or {@code gradient norm}
     * @return this plot
     * @throws IllegalArgumentException if one was not measured
     */
    public HistoryPlot only(String... names) {
        Set<String> known = measured();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "HistoryPlot: '%s' was not measured; the history has %s".formatted(name, known));
            }
        }
        if (names.length == 0) {
            throw new IllegalArgumentException("HistoryPlot: name at least one of %s".formatted(known));
        }
        shown = new LinkedHashSet<>(List.of(names));
        return this;
    }

    /**
     * Sets what the axis of the loss is called, "Loss" unless set.
     *
     * @param name such as "Cross entropy" or "Mean squared error (cm²)"
     * @return this plot
     */
    public HistoryPlot lossName(String name) {
        lossName = name;
        return this;
    }

    /**
     * Shows powers of ten at equal distances for the loss, the learning rate and the norm of the gradient.
     *
     * @return this plot
     */
    public HistoryPlot logarithmic() {
        isLogarithmic = true;
        return this;
    }

    private Set<String> measured() {
        List<String> columns = history.columnNames();
        Stream<String> metrics = history.epochs().stream()
                .flatMap(HistoryPlot::metrics)
                .filter(name -> columns.contains(name) || columns.contains(VALIDATION + name));
        Stream<String> rest = Stream.of(RATE, NORM).filter(columns::contains);
        Set<String> result = new LinkedHashSet<>();
        Stream.of(Stream.of(LOSS), metrics, rest).flatMap(names -> names).forEach(result::add);
        return result;
    }

    private static Stream<String> metrics(EpochRecord epoch) {
        return Stream.concat(epoch.metrics().keySet().stream(), epoch.validationMetrics().keySet().stream());
    }

    private Set<String> usual() {
        Set<String> result = measured();
        long rates = history.epochs().stream()
                .map(EpochRecord::learningRate)
                .distinct()
                .count();
        if (rates == 1) {
            result.remove(RATE);
        }
        return result;
    }

    @Override
    IChart chart() {
        if (shown.size() == 1) {
            String name = shown.iterator().next();
            return panel(name).title(title()).chart();
        }
        List<XYChart> charts = new ArrayList<>();
        shown.forEach(name -> charts.add(Sheet.small(panel(name).chart())));
        fit(COLUMNS * PANEL_WIDTH, Sheet.height(charts.size(), COLUMNS, PANEL_HEIGHT));
        return new Sheet(title(), charts, COLUMNS);
    }

    private LinePlot panel(String name) {
        LinePlot plot = new LinePlot(capitalized(name), name.equals(LOSS) ? lossName : capitalized(name));
        lines(name).forEach((legend, column) -> plot.line(legend, history.epochNumbers(), history.column(column)));
        return isLogarithmic && Set.of(LOSS, RATE, NORM).contains(name) ? plot.logarithmic() : plot;
    }

    /** The columns of a panel, by what the legend calls them. */
    private Map<String, String> lines(String name) {
        if (name.equals(RATE) || name.equals(NORM)) {
            return Map.of(name, name);
        }
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("training", name);
        lines.put("validation", VALIDATION + name);
        lines.values().retainAll(history.columnNames());
        return lines;
    }

    private static String capitalized(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
