package dev.gradus.benchmarks.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How processes talk to each other: a record as one line of JSON. */
public final class JsonLine {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // no matter what a process takes characters for
            .build();

    private JsonLine() {}

    /** Writes a record. */
    public static String write(Record values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a record that JSON cannot express: " + values, e);
        }
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if the line does not hold one of this type
     */
    public static <T extends Record> T read(String line, Class<T> type) {
        try {
            return JSON.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "expected the JSON of a record %s, got '%s'".formatted(type.getSimpleName(), line), e);
        }
    }
}
