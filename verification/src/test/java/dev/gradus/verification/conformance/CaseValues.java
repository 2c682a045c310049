package dev.gradus.verification.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a case for a run in one floating-point type: tensors, lists of them, and what Python has besides: Long for
 * an int, Double for a float, Boolean, String, List, null for None.
 */
final class CaseValues {
    private final JsonNode fields;
    private final DType floating;

    CaseValues(JsonNode fields, DType floating) {
        this.fields = fields;
        this.floating = floating;
    }

    /** The type that floating-point tensors have in this run. */
    DType floating() {
        return floating;
    }

    boolean has(String field) {
        return fields.has(field);
    }

    /** A field that must be there. */
    JsonNode field(String name) {
        JsonNode value = fields.get(name);
        if (value == null) {
            throw new MalformedCaseException("The case has no field '%s'".formatted(name));
        }
        return value;
    }

    CaseValues within(JsonNode object) {
        return new CaseValues(object, floating);
    }

    Tensor tensor(String field) {
        return TensorData.of(field(field)).toTensor(floating);
    }

    List<Tensor> tensors(String field) {
        return tensors(field(field));
    }

    List<Tensor> tensors(JsonNode list) {
        List<Tensor> result = new ArrayList<>();
        list.forEach(node -> result.add(TensorData.of(node).toTensor(floating)));
        return result;
    }

    Map<String, Tensor> namedTensors(String field) {
        Map<String, Tensor> result = new LinkedHashMap<>();
        field(field)
                .properties()
                .forEach(entry -> result.put(
                        entry.getKey(), TensorData.of(entry.getValue()).toTensor(floating)));
        return result;
    }

    /** A list of any values; empty if the case does not have it. */
    List<@Nullable Object> list(String field) {
        List<@Nullable Object> result = new ArrayList<>();
        fields.path(field).forEach(node -> result.add(value(node)));
        return result;
    }

    /** Any values by name; empty if the case does not have it. */
    Map<String, @Nullable Object> map(String field) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        fields.path(field).properties().forEach(entry -> result.put(entry.getKey(), value(entry.getValue())));
        return result;
    }

    private @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case STRING -> isNumber(node) ? number(node) : node.textValue();
            case OBJECT -> TensorData.of(node).toTensor(floating);
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                node.forEach(element -> list.add(value(element)));
                yield list;
            }
            default -> throw new MalformedCaseException("Not a value: %.200s".formatted(node));
        };
    }

    /** A number, or the text that stands for one that JSON does not have. */
    static Number number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new MalformedCaseException("Not a number: %.200s".formatted(node));
        };
    }

    private static boolean isNumber(JsonNode text) {
        return List.of("NaN", "Infinity", "-Infinity").contains(text.textValue());
    }
}
