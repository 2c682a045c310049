package dev.gradus.models.safetensors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file holds, without the numbers.
 *
 * @param entries the tensors in the order in which their numbers stand in the file
 * @param metadata what the writer has noted besides
 */
public record SafetensorsHeader(List<TensorEntry> entries, Map<String, String> metadata) {
    /** Copies list and map. */
    public SafetensorsHeader {
        entries = List.copyOf(entries);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** The names of the tensors in the order of the file. */
    public List<String> names() {
        return entries.stream().map(TensorEntry::name).toList();
    }
}
