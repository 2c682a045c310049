package dev.gradus.models.safetensors;

import static dev.gradus.models.safetensors.SafetensorsException.shown;

import dev.gradus.core.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The JSON file that tells which tensor of a model stands in which of several safetensors files. */
final class ShardIndex {
    private final Path file;
    private final Map<Path, Set<String>> shards = new LinkedHashMap<>();

    private ShardIndex(Path file) {
        this.file = file;
    }

    static ShardIndex read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > StrictJson.MAX_BYTES) {
            throw new SafetensorsException(
                    file.toString(),
                    "an index can have at most %d bytes, this has %d".formatted(StrictJson.MAX_BYTES, size));
        }
        ShardIndex index = new ShardIndex(file);
        return StrictJson.read(file.toString(), ByteBuffer.wrap(Files.readAllBytes(file)), 0, index::read);
    }

    private ShardIndex read(StrictJson json) throws IOException {
        boolean found = false;
        json.beginObject("the index");
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            if (field.equals("weight_map")) {
                readMap(json);
                found = true;
            } else {
                json.skip(); // the size of the whole model, for instance
            }
        }
        if (!found) {
            throw json.problem("the index has no weight_map");
        }
        return this;
    }

    private void readMap(StrictJson json) throws IOException {
        json.beginObject("weight_map");
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            String shard = json.string("weight_map '%s'".formatted(shown(name)));
            shards.computeIfAbsent(sibling(json, shard), path -> new LinkedHashSet<>())
                    .add(name);
        }
    }

    /** A file beside the index: an index from elsewhere must not have other folders read. */
    private Path sibling(StrictJson json, String name) throws SafetensorsException {
        try {
            Path sibling = file.resolveSibling(name);
            if (name.equals(String.valueOf(sibling.getFileName())) && !name.equals("..") && !name.equals(".")) {
                return sibling;
            }
        } catch (InvalidPathException e) {
            // no name of a file at all, which is told below
        }
        throw json.problem("weight_map must name files beside the index, but has '%s'".formatted(shown(name)));
    }

    NamedTensors tensors(Predicate<String> wanted) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<Path, Set<String>> shard : shards.entrySet()) {
            Set<String> names = shard.getValue().stream().filter(wanted).collect(Collectors.toSet());
            if (!names.isEmpty()) {
                try (SafetensorsFile open = Safetensors.open(shard.getKey())) {
                    checkNames(open, shard.getKey(), names);
                    NamedTensors part = open.tensors(names::contains);
                    tensors.putAll(part.tensors());
                    metadata.putAll(part.metadata());
                }
            }
        }
        return new NamedTensors(tensors, metadata);
    }

    private void checkNames(SafetensorsFile open, Path shard, Set<String> names) throws SafetensorsException {
        Set<String> present = Set.copyOf(open.header().names());
        for (String name : names) {
            if (!present.contains(name)) {
                throw new SafetensorsException(
                        file.toString(),
                        "tensor '%s' should be in %s, which has no such tensor; the files are of different models or versions"
                                .formatted(shown(name), shown(String.valueOf(shard.getFileName()))));
            }
        }
    }
}
