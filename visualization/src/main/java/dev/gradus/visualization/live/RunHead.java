package dev.gradus.visualization.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Up to where a recorder's JSON goes, which stands at its beginning.
 *
 * @param step the last step that is in it; 0 before the run
 */
record RunHead(long step) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads no further than it must. */
    static RunHead of(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isStep = parser.currentName().equals("step");
                parser.nextToken();
                if (isStep) {
                    return new RunHead(parser.getLongValue());
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A recorder writes JSON", e);
        }
        return new RunHead(0);
    }
}
