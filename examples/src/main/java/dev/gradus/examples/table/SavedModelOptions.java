package dev.gradus.examples.table;

import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A saved model, and the table that it is to be used on. */
final class SavedModelOptions {
    @Parameters(index = "0", paramLabel = "MODEL", description = "The file that 'train' wrote.")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DATA.csv",
            description = "The table, with the columns of the one trained on.")
    private Path data = Path.of("");

    @Mixin
    private CsvOptions csv = new CsvOptions();

    /** The file of the model. */
    Path modelFile() {
        return model;
    }

    /** The file of the table. */
    Path tableFile() {
        return data;
    }

    TableModel loadModel() throws IOException {
        return TableModel.load(model);
    }

    Table readTable() throws IOException {
        return csv.read(data);
    }

    /** How the table is written. */
    CsvOptions csv() {
        return csv;
    }
}
