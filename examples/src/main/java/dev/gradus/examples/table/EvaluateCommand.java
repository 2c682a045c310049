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
import picocli.CommandLine.Parameters;

/** Tells how good a saved model is on other rows. */
@Command(
        name = "evaluate",
        description = {
            "Tells how good a model is on the rows of a CSV file, which must have the column that it predicts.",
            "Reads the file row by row, so it may be larger than memory."
        },
        footer = {
            "%nExamples:",
            "  ./gradus evaluate out/train/model.safetensors others.csv",
            "  ./gradus evaluate out/train/model.safetensors others.csv -o out/evaluate"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The file that 'train' wrote.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DATA.csv",
            description = "The table, with the columns of the one trained on.")
    private Path data = Path.of("");

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where to write a report (report.md) with a plot; otherwise it is only shown.")
    private @Nullable Path output;

    /** Picocli makes it. */
    public EvaluateCommand() {}

    @Override
    public Integer call() throws IOException {
        TableModel loaded = TableModel.load(model);
        Table table = csv.read(data);
        ColumnNames.check(data, table.columns(), loaded.target());
        RowCheck.of(data, table, loaded.encoder());
        Assessment assessment = Assessment.of(
                loaded.layer()::apply,
                loaded.task(),
                loaded.encoder().labels(),
                loaded.encoder().batches(table, BATCH));
        FigureTable figures = new FigureTable().add(data.getFileName().toString(), assessment);
        System.out.println(figures);
        if (assessment.confusion() != null) {
            System.out.printf(
                    "%n%s%n%n%s%n",
                    assessment.confusion(), assessment.confusion().report());
        }
        if (output != null) {
            write(OutputDirectory.create(output), loaded, assessment, figures);
        }
        return ExitCode.OK;
    }

    private void write(Path directory, TableModel loaded, Assessment assessment, FigureTable figures)
            throws IOException {
        TestPlot plot = new TestPlot(loaded.target(), assessment);
        plot.write(directory);
        Markdown page = new Markdown()
                .heading("%s, predicted for %s".formatted(loaded.target(), data.getFileName()))
                .paragraph("By the model %s.".formatted(Markdown.escaped(model.toString())))
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
