package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.models.ClassProbability;
import dev.gradus.models.Classification;
import java.util.ArrayList;
import java.util.List;

/** What a model gives, as JSON: one value for each example. */
final class Predictions {
    private Predictions() {}

    /** The label with its probability, and all of them, the most likely first. */
    static List<JsonNode> ofClasses(List<Classification> classifications) {
        List<JsonNode> result = new ArrayList<>();
        for (Classification classification : classifications) {
            ObjectNode prediction = describe(classification.best());
            ArrayNode ranked = prediction.putArray("ranked");
            classification.ranked().forEach(each -> ranked.add(describe(each)));
            result.add(prediction);
        }
        return result;
    }

    private static ObjectNode describe(ClassProbability probability) {
        return Json.MAPPER
                .createObjectNode()
                .put("label", probability.label())
                .put("probability", probability.probability());
    }

    /** The numbers, nested as the outputs are. */
    static List<JsonNode> ofNumbers(Tensor outputs) {
        List<JsonNode> result = new ArrayList<>();
        for (int i = 0; i < outputs.size(0); i++) {
            result.add(nested(outputs.select(0, i)));
        }
        return result;
    }

    private static JsonNode nested(Tensor output) {
        if (output.rank() == 0) {
            return nested(output.unsqueeze(0)).get(0);
        }
        ArrayNode array = Json.MAPPER.createArrayNode();
        if (output.rank() > 1) {
            for (int i = 0; i < output.size(0); i++) {
                array.add(nested(output.select(0, i)));
            }
        } else if (output.dtype() == DType.FLOAT32) {
            // Not as doubles, which would be written with digits that say nothing.
            for (float value : output.toFloatArray()) {
                array.add(value);
            }
        } else {
            for (double value : output.to(DType.FLOAT64).toDoubleArray()) {
                array.add(value);
            }
        }
        return array;
    }

    static boolean isFinite(JsonNode prediction) {
        if (prediction.isNumber()) {
            return Double.isFinite(prediction.doubleValue());
        }
        for (JsonNode part : prediction) {
            if (!isFinite(part)) {
                return false;
            }
        }
        return true;
    }
}
