package dev.gradus.visualization.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page sends: a flat JSON object of numbers, texts, truth values and lists of numbers or texts.
 *
 * <p>Whoever asks for a member says what it must be; a page that sends something else is told what was expected.
 */
public final class Message {
    private static final int SHOWN = 40;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxNumberLength(50)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // What comes from outside is not to stay in the JVM's table of texts.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Map<String, Object> members;

    private Message(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads a message.
     *
     * @throws RefusedException if it is no such object
     */
    public static Message read(byte[] json) throws RefusedException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw bad("expected a JSON object, such as {\"value\": 0.01}");
            }
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(name, parser));
            }
            if (parser.nextToken() != null) {
                throw bad("expected one JSON object, got more after it");
            }
            return new Message(members);
        } catch (JsonProcessingException e) {
            throw bad("expected JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw bad("expected JSON in UTF-8: " + e.getMessage());
        }
    }

    private static Object value(String name, JsonParser parser) throws IOException, RefusedException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case START_ARRAY -> list(name, parser);
            default ->
                throw bad("%s: expected a number, a text, true, false or a list, got %s"
                        .formatted(name, parser.getText()));
        };
    }

    private static List<Object> list(String name, JsonParser parser) throws IOException, RefusedException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            switch (parser.currentToken()) {
                case VALUE_STRING -> list.add(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> list.add(parser.getDoubleValue());
                default ->
                    throw bad("%s: expected a list of numbers or texts, got one with %s in it"
                            .formatted(name, parser.getText()));
            }
        }
        return List.copyOf(list);
    }

    private static RefusedException bad(String message) {
        return new RefusedException(StatusCodes.BAD_REQUEST, message);
    }

    private Object member(String name, String expected) throws RefusedException {
        Object value = members.get(name);
        if (value == null) {
            throw bad("%s: expected %s, got nothing".formatted(name, expected));
        }
        return value;
    }

    private static RefusedException other(String name, String expected, Object value) {
        String shown = value.toString();
        return bad("%s: expected %s, got %s"
                .formatted(name, expected, shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown));
    }

    /**
     * A number within bounds.
     *
     * @throws RefusedException if there is none, or it is out of them
     */
    public double number(String name, double lowest, double highest) throws RefusedException {
        String expected = "a number from %s to %s".formatted(text(lowest), text(highest));
        Object value = member(name, expected);
        if (value instanceof Double number && number >= lowest && number <= highest) {
            return number;
        }
        throw other(name, expected, value instanceof Double number ? text(number) : value);
    }

    /**
     * A whole number within bounds.
     *
     * @throws RefusedException if there is none, or it is out of them
     */
    public long whole(String name, long lowest, long highest) throws RefusedException {
        String expected = "a whole number from %d to %d".formatted(lowest, highest);
        return whole(name, expected, member(name, expected), lowest, highest);
    }

    private static long whole(String name, String expected, Object value, long lowest, long highest)
            throws RefusedException {
        if (value instanceof Double number && number == Math.rint(number) && number >= lowest && number <= highest) {
            return number.longValue();
        }
        throw other(name, expected, value instanceof Double number ? text(number) : value);
    }

    /**
     * A list of whole numbers within bounds.
     *
     * @param most how many there may be
     * @throws RefusedException if there is none, it is longer, or one is out of them
     */
    public List<Integer> wholes(String name, int most, int lowest, int highest) throws RefusedException {
        String expected = "a list of at most %d whole numbers from %d to %d".formatted(most, lowest, highest);
        Object value = member(name, expected);
        if (!(value instanceof List<?> list) || list.size() > most) {
            throw other(name, expected, value);
        }
        List<Integer> wholes = new ArrayList<>();
        for (Object element : list) {
            wholes.add((int) whole(name, expected, element, lowest, highest));
        }
        return List.copyOf(wholes);
    }

    /**
     * A text that is not empty.
     *
     * @param most how many characters it may have
     * @throws RefusedException if there is none, or it is longer
     */
    public String text(String name, int most) throws RefusedException {
        String expected = "a text of 1 to %d characters".formatted(most);
        Object value = member(name, expected);
        if (value instanceof String text && !text.isEmpty() && text.length() <= most) {
            return text;
        }
        throw other(name, expected, value);
    }

    /**
     * The bytes of a file, which stand in the message in Base64.
     *
     * @param most how many there may be
     * @throws RefusedException if there are none, or more
     */
    public byte[] bytes(String name, int most) throws RefusedException {
        String expected = "at most %d bytes in Base64".formatted(most);
        Object value = member(name, expected);
        try {
            byte[] bytes = Base64.getDecoder().decode(value.toString());
            if (bytes.length <= most) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw other(name, expected, value);
        }
        throw other(name, expected, value);
    }

    /**
     * One of some words.
     *
     * @throws RefusedException if it is none of them
     */
    public String word(String name, List<String> words) throws RefusedException {
        String expected = "one of " + String.join(", ", words);
        Object value = member(name, expected);
        if (value instanceof String text && words.contains(text)) {
            return text;
        }
        throw other(name, expected, value);
    }

    /**
     * One or more of some words, each once, in their order.
     *
     * @throws RefusedException if there is none, or another word
     */
    public List<String> words(String name, List<String> words) throws RefusedException {
        String expected = "one or more of " + String.join(", ", words);
        Object value = member(name, expected);
        if (value instanceof List<?> list && !list.isEmpty() && words.containsAll(list)) {
            return words.stream().filter(list::contains).toList();
        }
        throw other(name, expected, value);
    }

    /** Doubles that are whole look like whole numbers. */
    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
