package dev.gradus.examples.table;

import dev.gradus.training.data.csv.CsvReader;
import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say how a table is written. */
final class CsvOptions {
    @Option(
            names = "--separator",
            paramLabel = "C",
            converter = SeparatorConverter.class,
            defaultValue = ",",
            description = "What stands between columns: a character, or 'tab' (default: a comma).")
    private char separator = ',';

    @Option(
            names = "--no-header",
            description = "The first row is data already; columns are then called 1, 2, 3, and so on.")
    private boolean headless;

    /** Opens a table, whose rows must all be of one length. */
    Table read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new TableException("Cannot read %s: it does not exist. Look at the name; paths start in %s."
                    .formatted(file, Path.of("").toAbsolutePath()));
        }
        if (Files.isDirectory(file)) {
            throw new TableException("Cannot read %s: it is a folder. Name a file in it.".formatted(file));
        }
        if (Files.size(file) == 0) {
            throw new TableException(
                    "%s is empty. Expected names of columns in the first line, and a row in each line after it."
                            .formatted(file));
        }
        CsvReader reader = new CsvReader().separator(separator);
        Table table = (headless ? reader.noHeader() : reader).read(file);
        if (table.rows() == 0) {
            throw new TableException("%s has a line with the names of %d columns, but no row after it.%s"
                    .formatted(
                            file, table.columns().size(), headless ? "" : " If that line is data, say --no-header."));
        }
        return table;
    }
}
