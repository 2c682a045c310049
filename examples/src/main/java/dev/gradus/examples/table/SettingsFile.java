package dev.gradus.examples.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of settings, YAML or JSON: names, each with a value or a list of values.
 *
 * <pre>{@code
 * target: species
 * layers: [64, 32]
 * learning-rate: 0.001
 * }</pre>
 */
final class SettingsFile {
    private final Path file;
    private final List<Setting> settings = new ArrayList<>();

    /**
     * One setting.
     *
     * @param name what it is called
     * @param value as it would stand on the command line
     * @param line where it stands, counted from 1
     */
    record Setting(String name, String value, int line) {}

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** The settings in their order, or what is wrong with the file, and in which line. */
    static List<Setting> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new TableException(
                    "Cannot read the settings in %s: %s. Look at its name and its permissions."
                            .formatted(file, Files.exists(file) ? "it is no readable text" : "it does not exist"),
                    e);
        }
        SettingsFile reader = new SettingsFile(file);
        JsonFactory factory = file.toString().endsWith(".json") ? new JsonFactory() : new YAMLFactory();
        try (JsonParser parser = factory.createParser(text)) {
            parser.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            reader.read(parser);
        } catch (JsonProcessingException e) {
            throw new TableException("%s: %s".formatted(place(file, line(e.getLocation())), e.getOriginalMessage()), e);
        }
        return reader.settings;
    }

    private void read(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw wrong(parser, "expected settings such as 'target: species', a line for each");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = line(parser.currentTokenLocation());
            parser.nextToken();
            settings.add(new Setting(name, value(parser, name), line));
        }
    }

    private String value(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return scalar(parser, name);
        }
        List<String> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(scalar(parser, name));
        }
        return String.join(",", elements);
    }

    private String scalar(JsonParser parser, String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw wrong(parser, "expected a value or a list of values for '%s'".formatted(name));
        }
        return parser.getText();
    }

    private TableException wrong(JsonParser parser, String problem) {
        return new TableException("%s: %s".formatted(place(file, line(parser.currentTokenLocation())), problem));
    }

    private static int line(@Nullable JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    /** How messages name a line. */
    static String place(Path file, int line) {
        return "%s, line %d".formatted(file, line);
    }
}
