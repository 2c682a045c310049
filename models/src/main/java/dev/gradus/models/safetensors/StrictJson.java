package dev.gradus.models.safetensors;

import static dev.gradus.models.safetensors.SafetensorsException.shown;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON of a known structure, read value by value; whatever is of another kind than expected is a
 * {@link SafetensorsException} that tells the place. No field may come twice.
 */
final class StrictJson {
    /** The most bytes that the format allows to a header; an index is held to it too. */
    static final int MAX_BYTES = 100_000_000;

    /** Honest files need three levels, and numbers of 64 bits. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // the names of one file are not worth a table
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(20)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    private StrictJson(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Makes something of the object that is a whole text.
     *
     * @param <T> what
     */
    @FunctionalInterface
    interface Body<T> {
        /** Reads the object. */
        T read(StrictJson json) throws IOException;
    }

    /**
     * Reads a text.
     *
     * @param file the name for messages
     * @param offset where in the file the text begins
     */
    static <T> T read(String file, ByteBuffer utf8, int offset, Body<T> body) throws IOException {
        try (JsonParser parser = FACTORY.createParser(decoded(file, utf8, offset))) {
            StrictJson json = new StrictJson(file, parser);
            try {
                parser.nextToken();
                T result = body.read(json);
                if (parser.nextToken() != null) {
                    throw json.problem("something follows the object that should be the whole JSON");
                }
                return result;
            } catch (JsonProcessingException e) {
                throw json.problem("it has no valid JSON, " + shown(e.getOriginalMessage()));
            }
        }
    }

    /** Java's own decoder, which unlike Jackson's refuses everything that is not UTF-8. */
    private static String decoded(String file, ByteBuffer utf8, int offset) throws SafetensorsException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new SafetensorsException(
                    file, "its JSON is no UTF-8 at byte %d of the file".formatted(offset + utf8.position()));
        }
    }

    /** Steps into an object, to be read field by field. */
    void beginObject(String what) throws IOException {
        expect(JsonToken.START_OBJECT, what);
    }

    /** Steps to the value of the next field, which is to be read or skipped; null at the end of the object. */
    @Nullable
    String nextField() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return null;
        }
        String field = parser.currentName();
        parser.nextToken();
        return field;
    }

    String string(String what) throws IOException {
        expect(JsonToken.VALUE_STRING, what);
        return parser.getText();
    }

    /** Reads an array of whole numbers of at least 0. */
    List<Long> counts(String what) throws IOException {
        expect(JsonToken.START_ARRAY, what);
        List<Long> counts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_NUMBER_INT, what + ", an element");
            long count = parser.getLongValue();
            if (count < 0) {
                throw problem("%s has the negative number %d".formatted(what, count));
            }
            counts.add(count);
        }
        return counts;
    }

    /** Passes over a value of any kind. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    private void expect(JsonToken expected, String what) throws SafetensorsException {
        JsonToken token = parser.currentToken();
        if (token != expected) {
            throw problem("%s must be %s, but is %s".formatted(what, kind(expected), kind(token)));
        }
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "missing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "the end of an object or array";
        };
    }

    SafetensorsException problem(String text) {
        return new SafetensorsException(
                file,
                "%s (character %d of the JSON)"
                        .formatted(text, parser.currentLocation().getCharOffset()));
    }
}
