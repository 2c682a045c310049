package dev.gradus.training.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows as JSON lines: an object in each line, with the numbers that the row has; infinities are strings. */
final class JsonRows implements RowFormat {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String file(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(object(row)));
        return text.toString();
    }

    @Override
    public Optional<String> line(Row row) {
        return Optional.of(object(row));
    }

    private static String object(Row row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.writeStartObject();
            for (Map.Entry<String, Double> number : row.numbers().entrySet()) {
                String value = Row.text(number.getKey(), number.getValue());
                generator.writeFieldName(number.getKey());
                if (Double.isInfinite(number.getValue())) {
                    generator.writeString(value);
                } else {
                    generator.writeNumber(value);
                }
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string takes everything
        }
        return text.append('\n').toString();
    }

    @Override
    public List<Row> rows(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : RowFormat.whole(file).lines().toList()) {
            try (JsonParser parser = JSON.createParser(line)) {
                rows.add(row(parser));
            } catch (IOException | NumberFormatException e) {
                throw new IOException(
                        "line %d is no object of numbers: %s".formatted(rows.size() + 1, e.getMessage()), e);
            }
        }
        return rows;
    }

    private static Row row(JsonParser parser) throws IOException {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("it begins with " + parser.getText());
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            numbers.put(name, Double.valueOf(parser.getText()));
        }
        return new Row(numbers);
    }
}
