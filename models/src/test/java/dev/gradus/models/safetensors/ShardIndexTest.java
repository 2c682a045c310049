package dev.gradus.models.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that are spread over several files. */
class ShardIndexTest {
    @TempDir
    Path folder;

    private Path index;

    @BeforeEach
    void writeTwoShards() throws IOException {
        index = folder.resolve("model.safetensors.index.json");
        Safetensors.write(folder.resolve("model-1.safetensors"), Map.of("a", Tensor.of(1f), "b", Tensor.of(2f)));
        Safetensors.write(folder.resolve("model-2.safetensors"), Map.of("c", Tensor.of(3f)), Map.of("format", "pt"));
    }

    @Test
    void theFilesOfAnIndexAreReadTogether() throws IOException {
        Files.writeString(index, """
                {"metadata": {"total_size": 12},
                 "weight_map": {"c": "model-2.safetensors", "a": "model-1.safetensors", "b": "model-1.safetensors"}}
                """);
        NamedTensors all = Safetensors.read(index);
        assertThat(all.tensors().keySet()).containsExactly("c", "a", "b");
        assertThat(all.tensors().get("b").item()).isEqualTo(2);
        assertThat(all.metadata()).containsExactly(Map.entry("format", "pt"));

        Files.delete(folder.resolve("model-2.safetensors"));
        assertThat(Safetensors.read(index, name -> name.equals("a")).tensors()).containsOnlyKeys("a");
        assertThatThrownBy(() -> Safetensors.read(index)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other", "/etc/passwd", "..", ".", "", "a/b", "a\\u0000b"})
    void anIndexNamesNoFilesElsewhere(String name) throws IOException {
        Files.writeString(index, "{\"weight_map\": {\"a\": \"%s\"}}".formatted(name));
        assertThatThrownBy(() -> Safetensors.read(index))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith(
                        "%s: weight_map must name files beside the index, but has '%s' (character ",
                        index, name.replace("\\u0000", "?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
                    {} # the index has no weight_map (character 2 of the JSON)
                    [] # the index must be an object, but is an array
                    {"weight_map": 1} # weight_map must be an object, but is a whole number
                    {"weight_map": {"a": 1}} # weight_map 'a' must be a string, but is a whole number
                    {"weight_map": {"a": "b", "a": "b"}} # it has no valid JSON, Duplicate field 'a'
                    {"weight_map": {"x": "model-1.safetensors"}} # tensor 'x' should be in model-1.safetensors, which has no such tensor; the files are of different models or versions
                    """)
    void anIndexIsChecked(String json, String message) throws IOException {
        Files.writeString(index, json);
        assertThatThrownBy(() -> Safetensors.read(index))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith("%s: %s", index, message);
    }

    @Test
    void anIndexOfHostileLengthIsNotRead() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(index.toFile(), "rw")) {
            file.setLength(100_000_001);
        }
        assertThatThrownBy(() -> Safetensors.read(index))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("%s: an index can have at most 100000000 bytes, this has 100000001", index);
    }
}
