package dev.gradus.examples.table;

import dev.gradus.core.Tensor;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.models.files.AtomicFile;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.csv.Table;
import dev.gradus.visualization.plots.HistoryPlot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What there is to say about a model that was just trained, on a terminal and as a page with plots. */
final class TrainingReport {
    private static final String LOSS = "loss";
    private static final int BATCH = 256;

    private final Path data;
    private final TableData table;
    private final Learned learned;
    private final Map<String, Object> settings;
    private final Assessment test;
    private final FigureTable figures;

    /** Judges the model on each part of the data. */
    TrainingReport(Path data, TableData table, Learned learned, Map<String, Object> settings) throws IOException {
        this.data = data;
        this.table = table;
        this.learned = learned;
        this.settings = settings;
        UnaryOperator<Tensor> model = learned.model().layer()::apply;
        this.test = assessment(model, table.parts().test());
        this.figures = new FigureTable()
                .add("training", assessment(model, table.parts().training()))
                .add("validation", assessment(model, table.parts().validation()))
                .add("test", test)
                .add(
                        "test, " + learned.baseline().name(),
                        assessment(learned.baseline(), table.parts().test()));
    }

    private Assessment assessment(UnaryOperator<Tensor> model, Table part) throws IOException {
        return Assessment.of(
                model,
                table.target().task(),
                table.encoder().labels(),
                table.encoder().batches(part, BATCH));
    }

    /** What the model achieved, for its file. */
    Map<String, Object> notes() {
        Map<String, Object> notes = new LinkedHashMap<>();
        test.metrics().forEach((name, value) -> {
            if (Double.isFinite(value)) {
                notes.put("test " + name, value);
            }
        });
        notes.put("epochs", learned.result().epochs());
        notes.put("best epoch", learned.result().bestEpoch());
        notes.put("stopped", learned.result().stopReason().description());
        return notes;
    }

    /** For a terminal. */
    String text() {
        StringBuilder text = new StringBuilder(stopped()).append("\n\n").append(figures);
        if (test.confusion() != null) {
            text.append("\n\n").append(test.confusion());
        }
        return text.toString();
    }

    private String stopped() {
        TrainingResult result = learned.result();
        return String.format(
                Locale.ROOT,
                "Stopped after %d epochs and %.1f s: %s.",
                result.epochs(),
                result.wallTime().toMillis() / 1000.0,
                result.stopReason().description());
    }

    /** Writes {@code report.md} and its plots. */
    void write(Path directory) throws IOException {
        HistoryPlot history = HistoryPlot.of(learned.result().history())
                .title("%s: loss".formatted(table.target().column()))
                .only(LOSS)
                .lossName(lossName());
        PlotFiles.save(history, directory, LOSS);
        TestPlot plot = new TestPlot(table.target().column(), test);
        plot.write(directory);
        String page = page(plot);
        AtomicFile.write(directory.resolve("report.md"), out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    }

    private String lossName() {
        return table.target().task() == Task.CLASSIFICATION ? "Cross entropy" : "Mean squared error (normalised)";
    }

    private String page(TestPlot plot) {
        Markdown page = new Markdown()
                .heading("%s, predicted from %s".formatted(table.target().column(), data.getFileName()))
                .paragraph(Markdown.escaped(stopped()))
                .heading("Results")
                .paragraph(figures.markdown())
                .image("Loss over the epochs", LOSS + ".png")
                .image(plot.caption(), plot.file());
        if (test.confusion() != null) {
            page.heading("Classes of the test rows").verbatim(test.confusion().report());
        }
        page.heading("Data")
                .paragraph("%d rows; %s.".formatted(table.table().rows(), table.dealt()))
                .paragraph(Markdown.table(titled(List.of("column", "what it is"), table.columns())));
        warn(page);
        List<List<String>> values = new ArrayList<>();
        settings.forEach((name, value) -> values.add(List.of(name, value.toString())));
        return page.heading("Network")
                .verbatim(learned.model().layer().toString())
                .heading("Settings")
                .paragraph(Markdown.table(titled(List.of("setting", "value"), values)))
                .toString();
    }

    private void warn(Markdown page) {
        if (!learned.findings().isEmpty()) {
            page.heading("Warnings");
            learned.findings().forEach(finding -> page.paragraph("- " + Markdown.escaped(finding.toString())));
        }
    }

    private static List<List<String>> titled(List<String> title, List<List<String>> lines) {
        List<List<String>> result = new ArrayList<>(List.of(title));
        result.addAll(lines);
        return result;
    }
}
