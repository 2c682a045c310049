package dev.gradus.examples.table;

import dev.gradus.training.data.csv.CsvReader;
import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
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

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "The encoding of the characters, such as ISO-8859-1 (default: ${DEFAULT-VALUE}).")
    private Charset charset = StandardCharsets.UTF_8;

    /** Whether the first row has the names of the columns. */
    boolean hasHeader() {
        return !headless;
    }

    /** How to write rows so that they are like those read. */
    CSVFormat format() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setRecordSeparator("\n")
                .build();
    }

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
        CsvReader reader = new CsvReader().separator(separator).charset(charset);
        Table table = (headless ? reader.noHeader() : reader).read(file);
        if (table.rows() == 0) {
            throw new TableException("%s has a line with the names of %d columns, but no row after it.%s"
                    .formatted(
                            file, table.columns().size(), headless ? "" : " If that line is data, say --no-header."));
        }
        return table;
    }
}
