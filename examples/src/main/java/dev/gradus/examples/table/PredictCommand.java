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

    @Mixin
    private SavedModelOptions saved = new SavedModelOptions();

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
        TableModel model = saved.loadModel();
        Table table = saved.readTable();
        RowCheck.inputs(saved.tableFile(), table, model.encoder());
        Predictions predictions = new Predictions(saved.tableFile(), saved.csv(), table, model);
        if (output.equals(STANDARD_OUTPUT)) {
            predictions.write(System.out);
            // It keeps its failures to itself unless asked.
            if (System.out.checkError()) {
                throw new TableException(
                        "Not all predictions could be written to the standard output. Is the disk full, or did the reader stop? -o FILE writes a file, whole or not at all.");
            }
        } else {
            Path file = Path.of(output);
            AtomicFile.write(file, predictions::write);
            System.out.printf(
                    "%s has %d %s with predictions of '%s'.%n",
                    file, table.rows(), table.rows() == 1 ? "row" : "rows", model.target());
        }
        return ExitCode.OK;
    }
}
