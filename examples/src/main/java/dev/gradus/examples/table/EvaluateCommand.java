package dev.gradus.examples.table;

import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.models.files.AtomicFile;
import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how good a saved model is on other rows. */
@Command(
        name = "evaluate",
        description = {
            "Tells how good a model is on the rows of a CSV file, which must have the column that it predicts.",
            "Reads the file row by row and keeps of each row only what the model says of it, a few bytes for each class."
        },
        footer = {
            "%nExamples:",
            "  ./gradus evaluate out/train/model.safetensors others.csv",
            "  ./gradus evaluate out/train/model.safetensors others.csv -o out/evaluate"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    @Mixin
    private SavedModelOptions saved = new SavedModelOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where to write a report (report.md) with a plot; otherwise it is only shown.")
    private @Nullable Path output;

    /** Picocli makes it. */
    public EvaluateCommand() {}

    @Override
    public Integer call() throws IOException {
        TableModel model = saved.loadModel();
        Table table = saved.readTable();
        RowCheck.inputsAndTarget(saved.tableFile(), table, model.encoder());
        Assessment assessment = Assessment.of(
                model.layer()::apply,
                model.task(),
                model.encoder().labels(),
                model.encoder().batches(table, BATCH));
        FigureTable figures = new FigureTable().add(tableName(), assessment);
        System.out.println(figures);
        if (assessment.confusion() != null) {
            System.out.printf(
                    "%n%s%n%n%s%n",
                    assessment.confusion(), assessment.confusion().report());
        }
        if (output != null) {
            write(OutputDirectory.create(output), model.target(), assessment, figures);
        }
        return ExitCode.OK;
    }

    private String tableName() {
        return saved.tableFile().getFileName().toString();
    }

    private void write(Path directory, String target, Assessment assessment, FigureTable figures) throws IOException {
        TestPlot plot = new TestPlot(target, assessment);
        plot.write(directory);
        Markdown page = new Markdown()
                .heading("%s, predicted for %s".formatted(target, tableName()))
                .paragraph("By the model %s."
                        .formatted(Markdown.escaped(saved.modelFile().toString())))
                .paragraph(figures.markdown())
                .image(plot.caption(), plot.file());
        if (assessment.confusion() != null) {
            page.heading("Classes").verbatim(assessment.confusion().report());
        }
        AtomicFile.write(
                directory.resolve("report.md"), out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
        System.out.printf("%n%s has report.md.%n", directory);
    }
}
