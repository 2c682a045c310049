package dev.gradus.verification.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.stream.IntStream;

/** A tensor as it stands in a file. */
final class TensorData {
    private final DType dtype;
    private final int[] sizes;
    private final JsonNode data;
    private final boolean requiresGrad;

    private TensorData(DType dtype, int[] sizes, JsonNode data, boolean requiresGrad) {
        this.dtype = dtype;
        this.sizes = sizes;
        this.data = data;
        this.requiresGrad = requiresGrad;
    }

    static TensorData of(JsonNode node) {
        DType dtype =
                switch (node.path("dtype").asText()) {
                    case "float64" -> DType.FLOAT64;
                    case "int64" -> DType.INT64;
                    case "bool" -> DType.BOOL;
                    default -> throw new MalformedCaseException("Not a tensor of a known type: %.200s".formatted(node));
                };
        JsonNode shape = node.path("shape");
        JsonNode data = node.path("data");
        int[] sizes = IntStream.range(0, shape.size())
                .map(i -> shape.get(i).asInt(-1))
                .toArray();
        long elements = IntStream.of(sizes).asLongStream().reduce(1, (a, b) -> a * b);
        if (!shape.isArray() || !data.isArray() || data.size() != elements) {
            throw new MalformedCaseException("A tensor's data does not fit its shape: %.200s".formatted(node));
        }
        return new TensorData(dtype, sizes, data, node.path("requires_grad").asBoolean());
    }

    DType dtype() {
        return dtype;
    }

    int[] sizes() {
        return sizes.clone();
    }

    double[] doubles() {
        return IntStream.range(0, data.size())
                .mapToDouble(i -> CaseValues.number(data.get(i)).doubleValue())
                .toArray();
    }

    long[] longs() {
        return IntStream.range(0, data.size())
                .mapToLong(i -> CaseValues.number(data.get(i)).longValue())
                .toArray();
    }

    boolean[] booleans() {
        boolean[] values = new boolean[data.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.get(i).asBoolean();
        }
        return values;
    }

    /** A tensor of these values, floating-point numbers in the given type; a leaf that requires a gradient if this does. */
    Tensor toTensor(DType floating) {
        return switch (dtype) {
            case BOOL -> Tensor.of(booleans(), sizes);
            case INT64 -> Tensor.of(longs(), sizes);
            case FLOAT32, FLOAT64 -> Tensor.of(doubles(), sizes).to(floating).requiresGrad(requiresGrad);
        };
    }
}
