package dev.gradus.training.checkpoint;

import dev.gradus.core.Tensor;
import dev.gradus.models.safetensors.NamedTensors;
import dev.gradus.models.safetensors.Safetensors;
import dev.gradus.models.safetensors.SafetensorsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The states of all parts in one safetensors file: each tensor under {@code part/name}, numbers and texts as JSON in the
 * metadata, and a checksum, since a file system may leave zeros where the power failed.
 */
final class CheckpointFile {
    private static final String VERSION_KEY = "gradus.checkpoint";
    private static final String VERSION = "1";
    private static final String PARTS = "parts";
    private static final String CHECKSUM = "crc32c";

    private CheckpointFile() {}

    /**
     * Writes a file that is whole or not there.
     *
     * @param notes what to note besides, readable without the rest
     */
    static void write(Path file, Map<String, PartState> parts, Map<String, String> notes) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, Object> texts = new TreeMap<>();
        parts.forEach((part, state) -> {
            state.tensors().forEach((name, tensor) -> tensors.put(part + "/" + name, tensor));
            texts.put(part, new TreeMap<>(Map.of("numbers", state.numbers(), "texts", state.texts())));
        });
        String json = Json.write(texts);
        Map<String, String> metadata = new LinkedHashMap<>(notes);
        metadata.put(VERSION_KEY, VERSION);
        metadata.put(PARTS, json);
        metadata.put(CHECKSUM, Checksum.of(tensors, json));
        Safetensors.write(file, tensors, metadata);
    }

    /**
     * Reads a file.
     *
     * @throws SafetensorsException if it is damaged or not a checkpoint
     */
    static Map<String, PartState> read(Path file) throws IOException {
        NamedTensors content = Safetensors.read(file);
        String json = noted(file, content.metadata(), PARTS);
        if (!noted(file, content.metadata(), VERSION_KEY).equals(VERSION)) {
            throw new SafetensorsException(
                    file.toString(),
                    "this is a checkpoint of version %s, but this version of Gradus reads version %s"
                            .formatted(content.metadata().get(VERSION_KEY), VERSION));
        }
        if (!noted(file, content.metadata(), CHECKSUM).equals(Checksum.of(content.tensors(), json))) {
            throw new SafetensorsException(
                    file.toString(), "the checksum is wrong, so the file was damaged after it was written");
        }
        try {
            return states(content.tensors(), json);
        } catch (IllegalArgumentException e) {
            throw new SafetensorsException(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, PartState> states(Map<String, Tensor> tensors, String json) {
        Map<String, PartState> states = new LinkedHashMap<>();
        Json.object(Json.read(json)).forEach((part, values) -> {
            PartState.Builder state = PartState.builder();
            part(values, "numbers").forEach((name, number) -> state.number(name.toString(), Json.number(number)));
            part(values, "texts").forEach((name, text) -> state.text(name.toString(), text.toString()));
            String prefix = part + "/";
            tensors.forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    state.tensor(name.substring(prefix.length()), tensor);
                }
            });
            states.put(part.toString(), state.build());
        });
        return states;
    }

    private static Map<?, ?> part(Object values, String name) {
        Object found = Json.object(values).get(name);
        return found == null ? Map.of() : Json.object(found);
    }

    private static String noted(Path file, Map<String, String> metadata, String key) throws SafetensorsException {
        String value = metadata.get(key);
        if (value == null) {
            throw new SafetensorsException(
                    file.toString(),
                    "this is no checkpoint: '%s' is missing in its metadata, which has %s"
                            .formatted(key, metadata.keySet()));
        }
        return value;
    }
}
