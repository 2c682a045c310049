package dev.gradus.models.safetensors;

import static dev.gradus.models.safetensors.SafetensorsException.shown;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a header, entry by entry. Whether entries and data fit together is {@link HeaderCheck}'s business. */
final class HeaderParser {
    static final String METADATA = "__metadata__";

    private final StrictJson json;
    private final List<TensorEntry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private HeaderParser(StrictJson json) {
        this.json = json;
    }

    /**
     * The entries in the order of the JSON.
     *
     * @param offset where in the file the header begins
     */
    static SafetensorsHeader parse(String file, ByteBuffer header, int offset) throws IOException {
        return StrictJson.read(file, header, offset, json -> new HeaderParser(json).header());
    }

    private SafetensorsHeader header() throws IOException {
        json.beginObject("the header");
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                entries.add(entry(name, "tensor '%s'".formatted(shown(name))));
            }
        }
        return new SafetensorsHeader(entries, metadata);
    }

    private void readMetadata() throws IOException {
        json.beginObject(METADATA);
        for (String key = json.nextField(); key != null; key = json.nextField()) {
            metadata.put(key, json.string("%s '%s'".formatted(METADATA, shown(key))));
        }
    }

    private TensorEntry entry(String name, String what) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        json.beginObject(what);
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "dtype" -> dtype = json.string(what + ", dtype");
                case "shape" -> shape = json.counts(what + ", shape");
                case "data_offsets" -> offsets = json.counts(what + ", data_offsets");
                default -> json.skip(); // of a later version of the format
            }
        }
        List<Long> place = required(offsets, what, "data_offsets");
        if (place.size() != 2) {
            throw json.problem("%s has %d data_offsets, expected 2: begin and end".formatted(what, place.size()));
        }
        return new TensorEntry(
                name, required(dtype, what, "dtype"), required(shape, what, "shape"), place.get(0), place.get(1));
    }

    private <T> T required(@Nullable T value, String what, String field) throws SafetensorsException {
        if (value == null) {
            throw json.problem("%s has no %s".formatted(what, field));
        }
        return value;
    }
}
