package dev.gradus.examples.serving;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gradus.core.Tensor;
import dev.gradus.models.ModelFile;
import dev.gradus.training.data.csv.TableEncoder;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examples that are rows of a table, {@code {"age": 41, "city": "Ulm"}}, encoded as the rows that the model was trained on. The
 * encoder stands in the file of the model, by {@code ModelFile.inputs(encoder.toMap())}.
 */
final class TableFormat implements ExampleFormat {
    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

    private final TableEncoder encoder;
    private final JsonNode sample;

    private TableFormat(TableEncoder encoder, JsonNode sample) {
        this.encoder = encoder;
        this.sample = sample;
    }

    /** Whether the inputs of a model are those of a table. */
    static boolean describes(ModelFile file) {
        return file.inputs().containsKey("inputs");
    }

    /**
     * As the file of a model says.
     *
     * @throws IllegalArgumentException if that is no encoder
     */
    static TableFormat of(ModelFile file) {
        TableEncoder encoder = TableEncoder.fromMap(file.inputs());
        ObjectNode row = Json.MAPPER.createObjectNode();
        for (JsonNode column : Json.MAPPER.valueToTree(file.inputs()).get("inputs")) {
            JsonNode category = column.path("categories").path(0);
            row.set(
                    column.get("name").textValue(),
                    category.isMissingNode() ? Json.MAPPER.getNodeFactory().numberNode(0) : category);
        }
        return new TableFormat(encoder, row);
    }

    @Override
    public Optional<JsonNode> sample() {
        return Optional.of(sample);
    }

    @Override
    public Tensor read(PredictRequest request) throws RequestException {
        List<Tensor> rows = new ArrayList<>();
        for (int i = 0; i < request.examples().size(); i++) {
            rows.add(row(request.examples().get(i), request.place(i)));
        }
        return Tensor.stack(rows, 0);
    }

    private Tensor row(JsonNode example, String place) throws RequestException {
        if (!example.isObject()) {
            throw problem(
                    place,
                    "expected an object with the columns %s, got %s"
                            .formatted(encoder.inputColumns(), Json.describe(example)));
        }
        for (Map.Entry<String, JsonNode> field : example.properties()) {
            String column = place + "." + field.getKey();
            if (!encoder.inputColumns().contains(field.getKey())) {
                throw problem(column, "expected one of the columns %s, got another".formatted(encoder.inputColumns()));
            }
            if (field.getValue().isNumber() && !Double.isFinite(field.getValue().doubleValue())) {
                throw problem(column, "expected a finite number, got " + Json.describe(field.getValue()));
            }
        }
        try {
            return encoder.encode(Json.MAPPER.convertValue(example, ROW));
        } catch (IllegalArgumentException e) {
            throw problem(place, String.valueOf(e.getMessage()));
        }
    }

    private static RequestException problem(String place, String problem) {
        return new RequestException(StatusCodes.BAD_REQUEST, place, problem);
    }
}
