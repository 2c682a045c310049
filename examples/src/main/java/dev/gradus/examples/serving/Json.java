package dev.gradus.examples.serving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Ascii;
import io.undertow.util.StatusCodes;
import java.io.IOException;

/** How the service reads and writes JSON. */
final class Json {
    /** How deep a request may be nested: examples of 30 dimensions, and their list and its object around them. */
    static final int DEPTH = 32;

    private static final int DIGITS = 100;
    private static final int SHOWN = 40;

    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // What comes from outside is not to stay in the JVM's table of texts.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            // Not that they were welcome: read as numbers, they are refused with the place where they stand.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Reads a request. */
    static JsonNode read(byte[] text) throws RequestException {
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw invalid(
                    e,
                    "expected JSON nested at most %d levels deep, with numbers of at most %d digits, got more"
                            .formatted(DEPTH, DIGITS));
        } catch (JsonEOFException e) {
            throw invalid(e, "expected the rest of the JSON, got the end of the body");
        } catch (MismatchedInputException e) {
            throw invalid(e, "expected one JSON object, got more after it");
        } catch (JsonProcessingException e) {
            // What follows would tell of settings of the parser.
            throw invalid(e, "expected JSON: " + e.getOriginalMessage().replaceFirst(": was expecting.*", ""));
        } catch (IOException e) {
            throw new RequestException(StatusCodes.BAD_REQUEST, "", "expected JSON in UTF-8: " + e.getMessage());
        }
    }

    private static RequestException invalid(JsonProcessingException exception, String problem) {
        JsonLocation location = exception.getLocation();
        String place =
                location == null ? "" : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return new RequestException(StatusCodes.BAD_REQUEST, place, problem);
    }

    /** A value in a few words, for messages. */
    static String describe(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array of " + value.size();
            case OBJECT -> "an object";
            case MISSING -> "nothing";
            case STRING -> "the text \"%s\"".formatted(Ascii.truncate(value.textValue(), SHOWN, "..."));
            default -> Ascii.truncate(value.asText(), SHOWN, "...");
        };
    }
}
