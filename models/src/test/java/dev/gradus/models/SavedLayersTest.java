package dev.gradus.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Layers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer comes back from a file as it was. */
class SavedLayersTest {
    @TempDir
    Path folder;

    static Stream<SavedLayerCase> layers() {
        return SavedLayerCase.all();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void comesBackTheSame(SavedLayerCase row) throws IOException {
        Module module = row.make().get();
        Path file = folder.resolve("model.gradus");

        ModelFile.save(file, module);
        long[] drawn = Generator.global().state();
        Module loaded = ModelFile.load(file).model();

        assertThat(Generator.global().state()).isEqualTo(drawn);
        module.eval();
        assertThat(loaded.isTraining()).isFalse();
        assertThat(loaded).hasToString(module.toString()).hasSameClassAs(module);
        assertThat(loaded.stateDict().keySet()).isEqualTo(module.stateDict().keySet());
        Tensor expected = row.run().apply(module);
        Tensor actual = row.run().apply(loaded);
        assertThat(actual.dtype()).isEqualTo(expected.dtype());
        assertThat(actual.toDoubleArray()).isEqualTo(expected.toDoubleArray());
    }

    @Test
    void everyRegisteredLayerIsInTheTable() {
        Set<String> inTable = layers().map(row -> row.make().get().typeName()).collect(Collectors.toSet());

        assertThat(inTable).containsAll(Layers.registry().names());
    }
}
