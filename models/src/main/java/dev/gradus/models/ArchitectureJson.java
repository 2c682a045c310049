package dev.gradus.models;

import com.google.common.collect.ImmutableMap;
import dev.gradus.core.module.ModuleDescription;
import dev.gradus.core.module.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The description of a model as JSON: {@code {"type": "Sequential", "children": {"0": {"type": "Dense", "settings": {"in": 2,
 * "out": 8, "bias": true}}}}}.
 */
final class ArchitectureJson {
    private static final String TYPE = "type";
    private static final String SETTINGS = "settings";
    private static final String CHILDREN = "children";
    private static final Set<String> MEMBERS = Set.of(TYPE, SETTINGS, CHILDREN);

    private ArchitectureJson() {}

    static String write(ModuleDescription description) {
        return Json.write(values(description));
    }

    private static Map<String, Object> values(ModuleDescription description) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(TYPE, description.type());
        if (!description.settings().asMap().isEmpty()) {
            members.put(SETTINGS, description.settings().asMap());
        }
        if (!description.children().isEmpty()) {
            Map<String, Object> children = new LinkedHashMap<>();
            description.children().forEach((name, child) -> children.put(name, values(child)));
            members.put(CHILDREN, children);
        }
        return members;
    }

    /**
     * Reads a description.
     *
     * @throws IOException if the text is no JSON, or none of a description
     */
    static ModuleDescription read(String text) throws IOException {
        return description("model", Json.read(text));
    }

    private static ModuleDescription description(String path, @Nullable Object json) throws IOException {
        Map<String, @Nullable Object> members = Json.object(path, json);
        for (String name : members.keySet()) {
            if (!MEMBERS.contains(name)) {
                throw problem(path, "expected only 'type', 'settings' and 'children'", name);
            }
        }
        if (!(members.get(TYPE) instanceof String type)) {
            throw problem(path, "expected a 'type' that is a text", members.get(TYPE));
        }
        ImmutableMap.Builder<String, ModuleDescription> children = ImmutableMap.builder();
        if (members.containsKey(CHILDREN)) {
            Map<String, @Nullable Object> described = Json.object(path + ".children", members.get(CHILDREN));
            for (Map.Entry<String, @Nullable Object> child : described.entrySet()) {
                children.put(child.getKey(), description(path + "." + Json.shown(child.getKey()), child.getValue()));
            }
        }
        return new ModuleDescription(type, settings(path, members), children.buildOrThrow());
    }

    private static Settings settings(String path, Map<String, @Nullable Object> members) throws IOException {
        ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
        if (members.containsKey(SETTINGS)) {
            for (Map.Entry<String, @Nullable Object> setting :
                    Json.object(path + ".settings", members.get(SETTINGS)).entrySet()) {
                values.put(setting.getKey(), value(path, setting.getKey(), setting.getValue()));
            }
        }
        return Settings.of(values.buildOrThrow());
    }

    /** A value as settings have it: no object, no null, and no list of lists. */
    private static Object value(String path, String name, @Nullable Object value) throws IOException {
        if (value == null || isNested(value)) {
            throw problem(
                    path,
                    "expected the setting '%s' to be a number, a text, true or false, or a list of them"
                            .formatted(Json.shown(name)),
                    value);
        }
        return value;
    }

    private static boolean isNested(@Nullable Object value) {
        if (value instanceof List<?> elements) {
            return elements.stream()
                    .anyMatch(element -> element == null || element instanceof List || element instanceof Map);
        }
        return value instanceof Map;
    }

    private static IOException problem(String path, String expected, @Nullable Object got) {
        return new IOException("%s: %s, got %s".formatted(path, expected, Json.shown(got)));
    }
}
