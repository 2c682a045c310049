package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Statistics;
import dev.gradus.benchmarks.measure.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results as a Markdown table, with what a reader must know to judge them. */
final class Table {
    private static final String GRADUS = "Gradus";
    private static final Goal SHARE_OF_PEAK = Goal.atLeast(0.85);
    private static final Goal SPEED_UP = Goal.atLeast(1.85);
    private static final Goal JAR_MEGABYTES = Goal.atMost(6);

    private final Results results;
    private final List<String> frameworks;
    private final int threads;
    private final StringBuilder text = new StringBuilder();

    private Table(Results results) {
        this.results = results;
        this.frameworks = List.copyOf(results.versions().keySet());
        this.threads = results.plan().threads();
    }

    /** Writes the table. */
    static String of(Results results) {
        Table table = new Table(results);
        table.write();
        return table.text.toString();
    }

    private void write() {
        line("workload", "unit", frameworks, "Gradus / best other", "goal");
        line("---", "---", frameworks.stream().map(name -> "---:").toList(), "---:", "---");
        for (Row row : Row.values()) {
            if (results.plan().workloads().contains(row.workload())) {
                writeMeasured(row);
                if (row == Row.WIDE) {
                    writeDerivedFromWide();
                }
            }
        }
        writeDerived(
                "jars that a user needs",
                "MB",
                framework -> Optional.of(results.jarBytes().getOrDefault(framework, 0L) / 1e6),
                JAR_MEGABYTES);
        text.append('\n').append(new Circumstances(results)).append('\n');
    }

    private void writeMeasured(Row row) {
        Cell cell = new Cell(row.workload(), threads);
        Optional<Double> ratio = ratioToBestOther(row, cell);
        line(
                row.workload().title(),
                row.unit(),
                frameworks.stream()
                        .map(framework -> figure(framework, cell, row.unit()))
                        .toList(),
                ratio.map(Numbers::format).orElse(""),
                row.goal()
                        .map(goal -> ratio.map(goal::judge).orElse(goal.toString()))
                        .orElse(""));
    }

    private Optional<Double> ratioToBestOther(Row row, Cell cell) {
        Optional<Double> best = frameworks.stream()
                .filter(framework -> !framework.equals(GRADUS))
                .flatMap(framework -> median(framework, cell, row.unit()).stream())
                .reduce(row.moreIsBetter() ? Math::max : Math::min);
        return best.flatMap(other -> median(GRADUS, cell, row.unit()).map(own -> own / other));
    }

    private void writeDerivedFromWide() {
        Cell all = new Cell(Workload.WIDE, threads);
        String unit = Workload.WIDE.unit();
        List<Double> peaks = results.peaks().getOrDefault(threads, List.of());
        if (!peaks.isEmpty()) {
            double peak = Statistics.of(peaks).median();
            writeDerived(
                    "the same network, share of the machine's peak",
                    "",
                    framework -> median(framework, all, unit).map(figure -> figure / peak),
                    SHARE_OF_PEAK);
        }
        if (threads > 1) {
            Cell one = new Cell(Workload.WIDE, 1);
            line(
                    "the same network, 1 thread",
                    unit,
                    frameworks.stream()
                            .map(framework -> figure(framework, one, unit))
                            .toList(),
                    "",
                    "");
            writeDerived(
                    "the same network, %d threads / 1 thread".formatted(threads),
                    "",
                    framework -> median(framework, all, unit)
                            .flatMap(many -> median(framework, one, unit).map(few -> many / few)),
                    SPEED_UP);
        }
    }

    /** A row whose goal is one of Gradus alone. */
    private void writeDerived(String title, String unit, Function<String, Optional<Double>> figures, Goal goal) {
        line(
                title,
                unit,
                frameworks.stream()
                        .map(framework ->
                                figures.apply(framework).map(Numbers::format).orElse(""))
                        .toList(),
                "",
                figures.apply(GRADUS).map(goal::judge).orElse(goal.toString()));
    }

    private Optional<Double> median(String framework, Cell cell, String unit) {
        return results.figure(framework, cell, unit).map(Statistics::median);
    }

    private String figure(String framework, Cell cell, String unit) {
        return results.figure(framework, cell, unit)
                .map(figure -> Numbers.format(figure) + (results.allDisturbed(framework, cell) ? "*" : ""))
                .orElse(results.failed(framework, cell) ? "failed" : "");
    }

    private void line(String title, String unit, List<String> figures, String ratio, String goal) {
        List<String> cells = new ArrayList<>(List.of(title, unit));
        cells.addAll(figures);
        cells.add(ratio);
        cells.add(goal);
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
