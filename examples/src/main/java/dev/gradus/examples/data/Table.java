package dev.gradus.examples.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables of numbers that are carried beside this class. */
final class Table {
    private Table() {}

    /** The rows of a compressed table without a header. */
    static double[][] read(String name, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        try (InputStream file = Table.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException("The examples were built without their table " + name);
            }
            List<CSVRecord> rows = CSVParser.parse(
                            new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8), format)
                    .getRecords();
            return rows.stream().map(Table::numbers).toArray(double[][]::new);
        }
    }

    private static double[] numbers(CSVRecord row) {
        return row.stream().mapToDouble(Double::parseDouble).toArray();
    }
}
