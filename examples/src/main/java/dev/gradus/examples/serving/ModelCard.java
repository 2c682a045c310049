package dev.gradus.examples.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gradus.core.module.ModuleDescription;
import dev.gradus.layers.Layers;
import dev.gradus.models.ModelFile;
import dev.gradus.models.Provenance;
import java.util.Map;

/** What is known about a model, as JSON. */
final class ModelCard {
    private ModelCard() {}

    static JsonNode of(ModelFile file, String name) {
        ObjectNode card = Json.MAPPER.createObjectNode();
        card.put("file", name);
        card.put("parameters", file.model().parameterCount());
        card.set("labels", Json.MAPPER.valueToTree(file.labels()));
        card.set("inputs", Json.MAPPER.valueToTree(file.inputs()));
        card.set("architecture", architecture(Layers.registry().describe(file.model())));
        card.set("provenance", provenance(file.provenance()));
        return card;
    }

    private static ObjectNode architecture(ModuleDescription module) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("type", module.type());
        if (!module.settings().asMap().isEmpty()) {
            json.set("settings", Json.MAPPER.valueToTree(module.settings().asMap()));
        }
        if (!module.children().isEmpty()) {
            ObjectNode children = json.putObject("children");
            for (Map.Entry<String, ModuleDescription> child : module.children().entrySet()) {
                children.set(child.getKey(), architecture(child.getValue()));
            }
        }
        return json;
    }

    private static ObjectNode provenance(Provenance origin) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("version", origin.version())
                .put("savedAt", origin.savedAt().toString())
                .put("jvm", origin.jvm())
                .put("kernels", origin.kernels())
                .put("threads", origin.threads());
        origin.seed().ifPresent(seed -> json.put("seed", seed));
        json.set("data", Json.MAPPER.valueToTree(origin.data()));
        json.set("settings", Json.MAPPER.valueToTree(origin.settings()));
        json.set("notes", Json.MAPPER.valueToTree(origin.notes()));
        return json;
    }
}
