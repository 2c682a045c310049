package dev.gradus.models.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a header, entry by entry. Whether entries and data fit together is {@link HeaderCheck}'s business. */
final class HeaderParser {
    static final String METADATA = "__metadata__";

    /** What an honest header needs: three levels, and numbers of 64 bits. Its length is limited before it gets here. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // names of a file are not worth a table
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(20)
                    .maxStringLength(SafetensorsFile.MAX_HEADER)
                    .maxNameLength(SafetensorsFile.MAX_HEADER)
                    .build())
            .build();

    private final String file;
    private final JsonParser json;
    private final List<TensorEntry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private HeaderParser(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /** The entries in the order of the JSON. */
    static SafetensorsHeader parse(String file, String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            HeaderParser parser = new HeaderParser(file, json);
            try {
                parser.readHeader();
            } catch (JsonProcessingException e) {
                throw parser.problem("it is no valid JSON, " + SafetensorsException.shown(e.getOriginalMessage()));
            }
            return new SafetensorsHeader(parser.entries, parser.metadata);
        }
    }

    private void readHeader() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "the header");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                readEntry(name, "tensor '%s'".formatted(SafetensorsException.shown(name)));
            }
        }
        if (json.nextToken() != null) {
            throw problem("something follows the object that is the whole header");
        }
    }

    private void readMetadata() throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, METADATA);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            String what = "%s '%s'".formatted(METADATA, SafetensorsException.shown(key));
            expect(json.nextToken(), JsonToken.VALUE_STRING, what);
            metadata.put(key, json.getText());
        }
    }

    private void readEntry(String name, String what) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, what);
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> {
                    expect(json.currentToken(), JsonToken.VALUE_STRING, what + ", dtype");
                    dtype = json.getText();
                }
                case "shape" -> shape = readNumbers(what + ", shape");
                case "data_offsets" -> offsets = readNumbers(what + ", data_offsets");
                default -> json.skipChildren(); // of a later version of the format
            }
        }
        List<Long> place = required(offsets, what, "data_offsets");
        if (place.size() != 2) {
            throw problem("%s has %d data_offsets, expected 2: begin and end".formatted(what, place.size()));
        }
        entries.add(new TensorEntry(
                name, required(dtype, what, "dtype"), required(shape, what, "shape"), place.get(0), place.get(1)));
    }

    private List<Long> readNumbers(String what) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, what);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, what + ", an element");
            long number = json.getLongValue();
            if (number < 0) {
                throw problem("%s has the negative number %d".formatted(what, number));
            }
            numbers.add(number);
        }
        return numbers;
    }

    private <T> T required(@Nullable T value, String what, String field) throws SafetensorsException {
        if (value == null) {
            throw problem("%s has no %s".formatted(what, field));
        }
        return value;
    }

    private void expect(@Nullable JsonToken token, JsonToken expected, String what) throws SafetensorsException {
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
            default -> token.toString();
        };
    }

    private SafetensorsException problem(String text) {
        return new SafetensorsException(
                file,
                "%s (character %d of the header)"
                        .formatted(text, json.currentLocation().getCharOffset()));
    }
}
