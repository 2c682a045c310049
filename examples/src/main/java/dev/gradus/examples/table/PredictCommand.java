package dev.gradus.examples.table;

import dev.gradus.models.files.AtomicFile;
import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts for the rows of a table. */
@Command(
        name = "predict",
        description = {
            "Writes the rows of a CSV file with what a model predicts for each: the column 'prediction', and for classes the probability of each one.",
            "Goes through the file row by row, so it may be larger than memory."
        },
        footer = {
            "%nExamples:",
            "  ./gradus predict out/train/model.safetensors new.csv",
            "  ./gradus predict out/train/model.safetensors new.csv -o predicted.csv"
        })
public final class PredictCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

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
            paramLabel = "FILE",
            defaultValue = STANDARD_OUTPUT,
            description = "Where to write; - is the standard output (default: ${DEFAULT-VALUE}).")
    private String output = STANDARD_OUTPUT;

    /** Picocli makes it. */
    public PredictCommand() {}

    @Override
    public Integer call() throws IOException {
        TableModel loaded = TableModel.load(model);
        Table table = csv.read(data);
        RowCheck.of(data, table, loaded.encoder());
        Predictions predictions = new Predictions(data, table, loaded);
        if (output.equals(STANDARD_OUTPUT)) {
            predictions.write(System.out);
        } else {
            Path file = Path.of(output);
            AtomicFile.write(file, predictions::write);
            System.out.printf("%s has %d rows with predictions of '%s'.%n", file, table.rows(), loaded.target());
        }
        return ExitCode.OK;
    }
}
