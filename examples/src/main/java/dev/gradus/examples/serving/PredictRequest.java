package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.undertow.util.StatusCodes;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code POST /predict} is sent: one example, {@code {"example": [0.5, 1]}}, or several, {@code {"examples": [[0.5, 1],
 * [0, 2]]}}.
 *
 * @param isBatch whether there may be several
 * @param examples at least one, each as the format of the model has it
 */
record PredictRequest(boolean isBatch, List<JsonNode> examples) {
    private static final String ONE = "example";
    private static final String SEVERAL = "examples";
    private static final String EXPECTED =
            "expected a JSON object {\"example\": ...} or {\"examples\": [..., ...]}, got ";

    /** Finds the examples in a body. */
    static PredictRequest read(byte[] body, int maxExamples) throws RequestException {
        JsonNode json = Json.read(body);
        if (!json.isObject()) {
            throw new RequestException(StatusCodes.BAD_REQUEST, "", EXPECTED + Json.describe(json));
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(ONE) && !name.equals(SEVERAL)) {
                throw new RequestException(StatusCodes.BAD_REQUEST, name, EXPECTED + "another member");
            }
        }
        if (json.size() != 1) {
            throw new RequestException(
                    StatusCodes.BAD_REQUEST, "", EXPECTED + (json.isEmpty() ? "an empty object" : "both"));
        }
        return json.has(ONE)
                ? new PredictRequest(false, List.of(json.get(ONE)))
                : new PredictRequest(true, batch(json.get(SEVERAL), maxExamples));
    }

    private static List<JsonNode> batch(JsonNode examples, int maxExamples) throws RequestException {
        if (!examples.isArray() || examples.isEmpty()) {
            throw new RequestException(
                    StatusCodes.BAD_REQUEST,
                    SEVERAL,
                    "expected an array of at least one example, got " + Json.describe(examples));
        }
        if (examples.size() > maxExamples) {
            throw new RequestException(
                    StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                    SEVERAL,
                    "expected at most %d examples, got %d; send them in several requests"
                            .formatted(maxExamples, examples.size()));
        }
        return ImmutableList.copyOf(examples);
    }

    /** Where in the request an example stands. */
    String place(int example) {
        return isBatch ? "%s[%d]".formatted(SEVERAL, example) : ONE;
    }
}
