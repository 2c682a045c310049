package dev.gradus.training.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows as CSV: a header with the names of the columns, and cells that are empty where a row has no number. */
final class CsvRows implements RowFormat {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT;

    private final Set<String> columns = new LinkedHashSet<>();

    @Override
    public String file(List<Row> rows) {
        columns.clear();
        // The rows of epochs first: they have the columns in the best order.
        rows.stream()
                .filter(Row::isOfEpoch)
                .forEach(row -> columns.addAll(row.numbers().keySet()));
        rows.forEach(row -> columns.addAll(row.numbers().keySet()));
        StringBuilder text = new StringBuilder(columns.isEmpty() ? "" : printed(columns));
        rows.forEach(row -> text.append(cells(row)));
        return text.toString();
    }

    @Override
    public Optional<String> line(Row row) {
        return columns.containsAll(row.numbers().keySet()) ? Optional.of(cells(row)) : Optional.empty();
    }

    private String cells(Row row) {
        return printed(columns.stream()
                .map(column -> {
                    Double number = row.numbers().get(column);
                    return number == null ? "" : Row.text(column, number);
                })
                .toList());
    }

    private static String printed(Collection<String> cells) {
        return FORMAT.format(cells.toArray()) + "\n";
    }

    @Override
    public List<Row> rows(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        CSVFormat withHeader =
                FORMAT.builder().setHeader().setSkipHeaderRecord(true).build();
        try (CSVParser parser = CSVParser.parse(RowFormat.whole(file), withHeader)) {
            for (CSVRecord line : parser) {
                rows.add(row(line, parser.getHeaderNames()));
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return rows;
    }

    private static Row row(CSVRecord line, List<String> header) throws IOException {
        long number = line.getRecordNumber() + 1;
        if (line.size() != header.size()) {
            throw new IOException(
                    "line %d has %d cells, the header has %d".formatted(number, line.size(), header.size()));
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String cell = line.get(i);
            if (!cell.isEmpty()) {
                try {
                    numbers.put(header.get(i), Double.valueOf(cell));
                } catch (NumberFormatException e) {
                    throw new IOException(
                            "line %d, column '%s': '%s' is no number".formatted(number, header.get(i), cell), e);
                }
            }
        }
        return new Row(numbers);
    }
}
