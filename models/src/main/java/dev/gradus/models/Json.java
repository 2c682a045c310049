package dev.gradus.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.common.base.Ascii;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Double}, {@code Boolean} and null.
 * Objects with two members of one name, and what is nested deeper than {@link #DEPTH}, are refused.
 */
final class Json {
    /** How deep objects and lists may be nested: a model's own tree takes two levels a module. */
    static final int DEPTH = 200;

    private static final int SHOWN = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // the names of one file are not worth a table
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Json() {}

    /**
     * Reads a text.
     *
     * @throws IOException if it is no JSON, or breaks a rule
     */
    static @Nullable Object read(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new IOException("expected the end, got more JSON");
            }
            return value;
        }
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
        if (depth > DEPTH) {
            throw new IOException("expected no more than %d levels of nesting".formatted(DEPTH));
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("expected JSON, got the end of the text");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> list(parser, depth);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> wholeNumber(parser);
            case VALUE_NUMBER_FLOAT -> finite(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("expected a value, got " + token);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, int depth) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser, depth + 1));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> list(JsonParser parser, int depth) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, depth + 1));
        }
        return Collections.unmodifiableList(elements);
    }

    private static Long wholeNumber(JsonParser parser) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new IOException("expected a whole number of at most 64 bits, got one of %d digits"
                    .formatted(parser.getTextLength()));
        }
        return parser.getLongValue();
    }

    private static Double finite(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new IOException("expected a number that a double can hold");
        }
        return value;
    }

    /**
     * A value that should be an object.
     *
     * @param path its place, for the error
     * @throws IOException if it is something else
     */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(String path, @Nullable Object json) throws IOException {
        if (json instanceof Map<?, ?> members) {
            return (Map<String, @Nullable Object>) members;
        }
        throw new IOException("%sexpected an object, got %s".formatted(path.isEmpty() ? "" : path + ": ", shown(json)));
    }

    /** A value for an error message, which a hostile file must not make as long as itself. */
    static String shown(@Nullable Object json) {
        return Ascii.truncate(String.valueOf(json), SHOWN, "...");
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if JSON has nothing like it
     */
    static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, value, 0);
        } catch (IOException e) {
            throw new IllegalStateException("JSON cannot be written into memory", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value, int depth) throws IOException {
        if (depth > DEPTH) {
            throw new IllegalArgumentException("JSON: expected no more than %d levels of nesting".formatted(DEPTH));
        }
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                generator.writeFieldName(String.valueOf(member.getKey()));
                write(generator, member.getValue(), depth + 1);
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(generator, element, depth + 1);
            }
            generator.writeEndArray();
        } else {
            writeScalar(generator, value);
        }
    }

    private static void writeScalar(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            generator.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number && Double.isFinite(number)) {
            generator.writeNumber(number);
        } else {
            throw new IllegalArgumentException(
                    "JSON: expected a map, a list, a text, true or false, or a finite int, long or double, got %s of %s"
                            .formatted(value, value.getClass().getName()));
        }
    }
}
