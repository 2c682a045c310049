package dev.gradus.training.data.csv;

import dev.gradus.training.data.source.DataSource;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;

/**
 * Reads tables from text files, with the customs of RFC 4180 unless told otherwise: commas between columns, fields with commas,
 * quotes or line ends in double quotes, names of columns in the first row, UTF-8 with or without a byte order mark. Files
 * compressed by gzip are recognised by their content; spaces around fields and empty lines do not count.
 *
 * <pre>{@code
 * Table table = new CsvReader().separator(';').read(Path.of("houses.csv"));
 * }</pre>
 *
 * <p>Settings do not change a reader but give a new one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180: Common format and MIME type for comma-separated values</a>
 */
public final class CsvReader {
    private final CSVFormat format;
    private final boolean header;
    private final Charset charset;

    /** A reader of comma-separated values with a header. */
    public CsvReader() {
        this(
                CSVFormat.DEFAULT
                        .builder()
                        .setTrim(true)
                        .setIgnoreEmptyLines(false)
                        .build(),
                true,
                StandardCharsets.UTF_8);
    }

    private CsvReader(CSVFormat format, boolean header, Charset charset) {
        this.format = format;
        this.header = header;
        this.charset = charset;
    }

    /**
     * This reader with another character between columns; the comma unless set.
     *
     * @throws IllegalArgumentException if it is a line end or the quote
     */
    public CsvReader separator(char separator) {
        return new CsvReader(format.builder().setDelimiter(separator).build(), header, charset);
    }

    /**
     * This reader with another quote around fields; {@code "} unless set.
     *
     * @throws IllegalArgumentException if it is a line end or the separator
     */
    public CsvReader quote(char quote) {
        return new CsvReader(format.builder().setQuote(quote).build(), header, charset);
    }

    /** This reader for files whose first row is data already; columns are then called 1, 2, 3... */
    public CsvReader noHeader() {
        return new CsvReader(format, false, charset);
    }

    /** This reader for files in another encoding; UTF-8 unless set. */
    public CsvReader charset(Charset encoding) {
        return new CsvReader(format, header, encoding);
    }

    /**
     * Goes through a file once to check its form and count its rows.
     *
     * @throws CsvException if a row has more or fewer fields than the first, a quote is not closed, a column's name comes twice, or
     *     a row is longer than 16 million characters
     * @throws IOException if it cannot be read; the message names it
     */
    public Table read(Path file) throws IOException {
        return read(DataSource.of(file));
    }

    /** As {@link #read(Path)}, from a resource such as {@code Main.class.getResource("table.csv")}. */
    public Table read(URL resource) throws IOException {
        return read(DataSource.of(resource));
    }

    /** As {@link #read(Path)}, from anything that can be opened again and again, such as bytes in memory. */
    public Table read(DataSource source) throws IOException {
        try (CsvRows rows = open(source)) {
            int count = 0;
            while (rows.next()) {
                count = Math.incrementExact(count);
            }
            return new Table(this, source, rows.columns(), count);
        }
    }

    CsvRows open(DataSource source) throws IOException {
        return new CsvRows(source, format, header, charset);
    }
}
