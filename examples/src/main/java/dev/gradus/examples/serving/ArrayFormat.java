package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.common.collect.ImmutableList;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.models.ModelFile;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Examples that are arrays of numbers, nested as their shape is. What is expected stands in the file of the model:
 *
 * <pre>{@code
 * ModelFile.of(model).inputs(Map.of("shape", List.of(3, 32, 32), "type", "float32", "example", someExample))
 * }</pre>
 *
 * <p>Each of the three may be absent: the first example of a request then decides the shape, and the model's own numbers the
 * type.
 */
final class ArrayFormat implements ExampleFormat {
    private static final int MAX_RANK = Json.DEPTH - 2;

    private final Optional<List<Integer>> shape;
    private final DType dtype;
    private final Optional<JsonNode> sample;

    private ArrayFormat(Optional<List<Integer>> shape, DType dtype, Optional<JsonNode> sample) {
        this.shape = shape;
        this.dtype = dtype;
        this.sample = sample;
    }

    /**
     * As the file of a model says.
     *
     * @throws IOException if it says something that is no shape or type
     */
    static ArrayFormat of(ModelFile file) throws IOException {
        Map<String, Object> inputs = file.inputs();
        Optional<List<Integer>> shape = inputs.containsKey("shape")
                ? Optional.of(shape(Json.MAPPER.valueToTree(inputs.get("shape"))))
                : Optional.empty();
        DType dtype = inputs.containsKey("type") ? type(inputs.get("type")) : ownType(file);
        Optional<JsonNode> example = Optional.ofNullable(inputs.get("example")).map(Json.MAPPER::valueToTree);
        return new ArrayFormat(shape, dtype, example.or(() -> shape.map(ArrayFormat::zeros)));
    }

    private static List<Integer> shape(JsonNode json) throws IOException {
        boolean fits = json.isArray() && json.size() <= MAX_RANK;
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode size : json) {
            fits &= size.canConvertToInt() && size.isIntegralNumber() && size.intValue() >= 1;
            sizes.add(size.intValue());
        }
        if (!fits) {
            throw new IOException(
                    "the 'shape' of its inputs: expected a list of at most %d whole numbers from 1 on, got %s"
                            .formatted(MAX_RANK, json));
        }
        return ImmutableList.copyOf(sizes);
    }

    private static DType type(Object name) throws IOException {
        return Stream.of(DType.FLOAT32, DType.FLOAT64, DType.INT64)
                .filter(type -> type.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "the 'type' of its inputs: expected float32, float64 or int64, got '%s'".formatted(name)));
    }

    private static DType ownType(ModelFile file) {
        return file.model().parameters().stream()
                .map(Parameter::dtype)
                .findFirst()
                .orElse(DType.FLOAT32);
    }

    private static JsonNode zeros(List<Integer> shape) {
        if (shape.isEmpty()) {
            return Json.MAPPER.getNodeFactory().numberNode(0);
        }
        ArrayNode array = Json.MAPPER.createArrayNode();
        JsonNode element = zeros(shape.subList(1, shape.size()));
        for (int i = 0; i < shape.get(0); i++) {
            array.add(element);
        }
        return array;
    }

    @Override
    public Optional<JsonNode> sample() {
        return sample;
    }

    @Override
    public Tensor read(PredictRequest request) throws RequestException {
        List<Integer> expected =
                shape.isPresent() ? shape.get() : shapeOf(request.examples().get(0), request.place(0));
        ArrayReader reader = new ArrayReader(expected, dtype);
        for (int i = 0; i < request.examples().size(); i++) {
            reader.read(request.examples().get(i), request.place(i));
        }
        return reader.tensor();
    }

    private static List<Integer> shapeOf(JsonNode example, String place) throws RequestException {
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode node = example; node.isArray(); node = node.get(0)) {
            if (node.isEmpty()) {
                throw new RequestException(
                        StatusCodes.BAD_REQUEST, place, "expected at least one number, got an array of 0");
            }
            sizes.add(node.size());
        }
        return sizes;
    }
}
