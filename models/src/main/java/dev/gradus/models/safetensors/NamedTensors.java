package dev.gradus.models.safetensors;

import dev.gradus.core.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was read from a file.
 *
 * @param tensors by name, in the order of the file: what {@code module.loadStateDict} takes
 * @param metadata what the writer has noted besides
 */
public record NamedTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    /** Copies the maps, not the tensors. */
    public NamedTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
