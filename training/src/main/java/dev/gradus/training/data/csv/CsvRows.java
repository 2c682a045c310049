package dev.gradus.training.data.csv;

import dev.gradus.training.data.source.DataSource;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after another. */
final class CsvRows implements Closeable {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final DataSource source;
    private final Charset charset;
    private final RowLimit limit;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private @Nullable CSVRecord row;

    /** The first row of a file without a header, which has been read to count its columns. */
    private @Nullable CSVRecord ahead;

    private long line = 1;

    CsvRows(DataSource source, CSVFormat format, boolean header, Charset charset) throws IOException {
        this.source = source;
        this.charset = charset;
        InputStream bytes = source.open();
        try {
            limit = new RowLimit(text(bytes));
            parser = CSVParser.parse(limit, format);
            records = parser.iterator();
            CSVRecord first = read();
            if (first == null) {
                throw new CsvException(source.name() + ": there is no row in it");
            }
            columns = header ? names(first) : numbers(first.size());
            ahead = header ? null : first;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private Reader text(InputStream bytes) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        try {
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
        } catch (IOException e) {
            throw explained(e);
        }
        return reader;
    }

    private List<String> names(CSVRecord first) throws CsvException {
        Set<String> seen = new HashSet<>();
        List<String> names = IntStream.range(0, first.size())
                .mapToObj(i -> first.get(i).isEmpty() ? String.valueOf(i + 1) : first.get(i))
                .toList();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new CsvException(
                        "%s, line %d: the column '%s' comes twice; rename one, or read the file with noHeader() if this is a row of data"
                                .formatted(source.name(), line, name));
            }
        }
        return names;
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }

    /** The names of the columns. */
    List<String> columns() {
        return columns;
    }

    /** Goes to the next row; false if there is none. */
    boolean next() throws IOException {
        row = ahead == null ? read() : ahead;
        ahead = null;
        if (row != null && row.size() != columns.size()) {
            throw new CsvException(
                    "%s, line %d: expected %d fields as in the first row, got %d; is a field with the separator in it not quoted, or the separator another one?"
                            .formatted(source.name(), line, columns.size(), row.size()));
        }
        return row != null;
    }

    private @Nullable CSVRecord read() throws IOException {
        try {
            do {
                limit.begin();
                line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return null;
                }
                CSVRecord record = records.next();
                if (record.size() > 1 || !record.get(0).isEmpty()) {
                    return record;
                }
            } while (true);
        } catch (UncheckedIOException e) {
            throw explained(Objects.requireNonNull(e.getCause()));
        }
    }

    private IOException explained(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return new CsvException(
                    "%s, in or after line %d: these are no characters in the encoding %s; name the one that it is written in (charset)"
                            .formatted(source.name(), line, charset),
                    cause);
        }
        if (cause.getMessage() != null && cause.getMessage().startsWith(source.name())) {
            return cause;
        }
        return new CsvException("%s, line %d: %s".formatted(source.name(), line, cause.getMessage()), cause);
    }

    /** The line in which the present row begins. */
    long line() {
        return line;
    }

    /** A field of the present row. */
    String get(int column) {
        return present().get(column);
    }

    /** The fields of the present row. */
    List<String> fields() {
        return present().toList();
    }

    private CSVRecord present() {
        if (row == null) {
            throw new IllegalStateException("there is no row");
        }
        return row;
    }

    /** What is wrong with a field of the present row. */
    CsvException wrong(int column, CellException problem) {
        return new CsvException("%s, line %d, column '%s' (%d): %s"
                .formatted(source.name(), line, columns.get(column), column + 1, problem.getMessage()));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
