package dev.gradus.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.Parallel;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.ModuleRegistry;
import dev.gradus.core.module.Settings;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.LSTM;
import dev.gradus.layers.LayerNorm;
import dev.gradus.layers.Layers;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.TransformerEncoderLayer;
import dev.gradus.layers.TransformerOptions;
import dev.gradus.models.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    /** A layer of a user's own: as many gates as wanted, which scale the input. */
    private static final class Gate extends Layer {
        private final int size;
        private final Parameter weight;

        Gate(int size) {
            this.size = size;
            weight = parameter("weight", new ConstantValue(0.5), size);
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(weight);
        }

        @Override
        protected Settings settings() {
            return Settings.of("size", size);
        }
    }

    /** One that does not tell of its size. */
    private static final class Silent extends Layer {
        Silent(int size) {
            parameter("weight", new ConstantValue(0.5), size);
        }

        @Override
        public Tensor forward(Tensor x) {
            return x;
        }
    }

    @TempDir
    Path folder;

    private Path file;
    private final Layer model =
            Sequential.of(new Dense(2, 3), new ReLU(), new Dropout(0.2)).add("out", new Dense(3, 2));

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void everythingComesBack() throws IOException {
        Instant before = Instant.now().minus(Duration.ofSeconds(1));
        ModelFile.of(model)
                .labels("cat", "dog")
                .inputs(Map.of("columns", List.of("length", "weight"), "scale", 0.5))
                .document("categories", Map.of("colour", List.of("red", "blue")))
                .provenance(Provenance.now()
                        .seed(42)
                        .data(Map.of("file", "pets.csv", "rows", 1460))
                        .settings(Map.of("optimizer", "Adam", "rate", 1e-3))
                        .notes(Map.of("by", Map.of("name", "Ada"), "best", true)))
                .save(file);

        ModelFile loaded = ModelFile.load(file);

        assertThat(loaded.layer()).isSameAs(loaded.model()).hasToString(model.toString());
        assertThat(loaded.labels()).containsExactly("cat", "dog");
        assertThat(loaded.inputs()).isEqualTo(Map.of("columns", List.of("length", "weight"), "scale", 0.5));
        assertThat(loaded.document("categories")).isEqualTo(Map.of("colour", List.of("red", "blue")));
        assertThat(loaded.document("nothing")).isEmpty();
        Provenance provenance = loaded.provenance();
        assertThat(provenance.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(provenance.savedAt()).isBetween(before, Instant.now());
        assertThat(provenance.jvm()).contains(Runtime.version().toString());
        assertThat(provenance.kernels()).isEqualTo(Kernels.active().name());
        assertThat(provenance.threads()).isEqualTo(Parallel.threads());
        assertThat(provenance.seed()).isEqualTo(OptionalLong.of(42));
        assertThat(provenance.data()).isEqualTo(Map.of("file", "pets.csv", "rows", 1460L));
        assertThat(provenance.settings()).isEqualTo(Map.of("optimizer", "Adam", "rate", 1e-3));
        assertThat(provenance.notes()).isEqualTo(Map.of("by", Map.of("name", "Ada"), "best", true));
    }

    @Test
    void numbersHaveTheNamesOfTheState() throws IOException {
        ModelFile.save(file, model);

        assertThat(Safetensors.header(file).names())
                .containsExactlyInAnyOrder("0.weight", "0.bias", "out.weight", "out.bias");
        assertThat(ModelFile.load(file).labels()).isEmpty();
    }

    @Test
    void aModelWithSeveralInputsIsNoLayer() throws IOException {
        ModelFile.save(file, new LSTM(2, 3));

        assertThat(ModelFile.load(file).model()).isInstanceOf(LSTM.class);
        assertThatThrownBy(() -> ModelFile.load(file).layer())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("LSTM has not one input and one output, as a Layer has; take model() and cast it");
    }

    @Test
    void aLayerOfOnesOwnIsRegistered() throws IOException {
        Layer own = Sequential.of(new Gate(2), new ReLU());
        assertFails(
                () -> ModelFile.save(file, own),
                "not saved, since it could not be loaded again: model.0 (Gate): cannot be described, since its kind is not registered; write registry.register(Gate.class, settings -> new Gate(...)) and override its settings() if it has any");

        ModuleRegistry registry = Layers.registry().register(Gate.class, s -> new Gate(s.integer("size")));
        ModelFile.of(own).registry(registry).save(file);

        assertThat(ModelFile.load(file, registry)
                        .layer()
                        .apply(Tensor.of(2f, 4))
                        .toFloatArray())
                .containsExactly(1, 2);
        assertFails(
                () -> ModelFile.load(file),
                "no model can be made of it: model.0 (Gate): this kind of module is not registered; nearest are GELU, GLU, GRU; if it is your own, write registry.register(Gate.class, settings -> new Gate(...))");
    }

    @Test
    void nothingIsWrittenThatCouldNotBeRead() throws IOException {
        Files.writeString(file, "good");
        ModuleRegistry registry = Layers.registry().register(Silent.class, s -> new Silent(s.integer("size")));
        assertFails(
                () -> ModelFile.of(new Silent(2)).registry(registry).save(file),
                "not saved, since it could not be loaded again: model (Silent): expected a setting 'size', got none among []");

        TransformerEncoderLayer changedInside =
                new TransformerEncoderLayer(new TransformerOptions(4, 2).feedForward(3));
        ((LayerNorm) changedInside.children().get("norm1")).eps(0.5);
        assertThatThrownBy(() -> ModelFile.save(file, changedInside))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(
                        file
                                + ": not saved, since the model would come back another one; a module that makes its children by itself must tell of their settings in its own.")
                .hasMessageContaining("(norm1): LayerNorm(shape=[4], eps=0.5)");

        assertFails(
                () -> ModelFile.save(
                        file, new TransformerEncoderLayer(new TransformerOptions(4, 2).activation(x -> x.relu()))),
                "not saved, since it could not be loaded again: model (TransformerEncoderLayer): cannot be described, since its activation is code; take one that has a name, such as a constant of an enum or a registered module");
        assertThatThrownBy(() -> ModelFile.of(model)
                        .inputs(Map.of("since", Instant.EPOCH))
                        .save(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "JSON: expected a map, a list, a text, true or false, or a finite int, long or double, got 1970-01-01T00:00:00Z of java.time.Instant");
        assertThat(file).hasContent("good");
    }

    @Test
    void tensorsAloneAreNoModel() throws IOException {
        Safetensors.write(file, model.stateDict());

        assertFails(
                () -> ModelFile.load(file),
                "it holds tensors, but no architecture; build the model and load them with model.loadStateDict(Safetensors.read(file).tensors())");
    }

    @Test
    void formatsThatAreNotKnownAreRefused() throws IOException {
        assertFails(
                () -> loadWith("gradus.format", "2"),
                "it has format 2, and this version of Gradus reads up to 1; take the version that wrote it, or a later one");
        assertFails(() -> loadWith("gradus.format", "one"), "expected a number for its format, got 'one'");
        assertFails(
                () -> loadWith("gradus.format", "99999999999"), "expected a number for its format, got '99999999999'");
    }

    @Test
    void badArchitecturesAreTold() throws IOException {
        assertBadArchitecture("{\"type\":\"Dense\",", "Unexpected end-of-input");
        assertBadArchitecture("", "expected JSON, got the end of the text");
        assertBadArchitecture("{} {}", "expected the end, got more JSON");
        assertBadArchitecture("[1]", "model: expected an object, got [1]");
        assertBadArchitecture("{}", "model: expected a 'type' that is a text, got null");
        assertBadArchitecture("{\"type\":\"Dense\",\"type\":\"ReLU\"}", "Duplicate field 'type'");
        assertBadArchitecture(
                "{\"type\":\"Dense\",\"code\":\"x\"}",
                "model: expected only 'type', 'settings' and 'children', got code");
        assertBadArchitecture(
                "{\"type\":\"Dense\",\"settings\":{\"in\":{\"a\":1}}}",
                "model: expected the setting 'in' to be a number, a text, true or false, or a list of them, got {a=1}");
        assertBadArchitecture(
                "{\"type\":\"Dense\",\"settings\":{\"in\":null}}",
                "model: expected the setting 'in' to be a number, a text, true or false, or a list of them, got null");
        assertBadArchitecture("{\"type\":\"Dense\",\"settings\":7}", "model.settings: expected an object, got 7");
        assertBadArchitecture(
                "{\"type\":\"Sequential\",\"children\":{\"0\":[]}}", "model.0: expected an object, got []");
        assertBadArchitecture(
                "{\"type\":\"Dense\",\"settings\":{\"in\":123456789012345678901}}",
                "expected a whole number of at most 64 bits, got one of 21 digits");
        assertBadArchitecture(
                "{\"type\":\"ELU\",\"settings\":{\"alpha\":1e999}}", "expected a number that a double can hold");
        assertBadArchitecture("[".repeat(300) + "]".repeat(300), "expected no more than 200 levels of nesting");
        assertBadArchitecture("[".repeat(5000), "expected no more than 200 levels of nesting");
    }

    @Test
    void modelsThatDoNotFitTheirNumbersAreTold() {
        assertFails(
                () -> loadWith("gradus.architecture", dense(2_000_000_000, 2_000_000_000)),
                "no model can be made of it: model (Dense): 'weight' would be of shape [2000000000, 2000000000], but the state has only 17 numbers left for it");
        assertFails(
                () -> loadWith("gradus.architecture", dense(3, 2)),
                "no model can be made of it: The state does not fit the module Dense; missing: weight, bias; unexpected: 0.bias, 0.weight, out.bias, out.weight. Use loadMatchingState for a part of a state");
        assertFails(
                () -> loadWith("gradus.architecture", dense(0, 2)),
                "no model can be made of it: model (Dense): Dense: expected at least 1 input and 1 output, got 0 and 2");
        assertFails(
                () -> loadWith(
                        "gradus.architecture",
                        "{\"type\":\"Residual\",\"children\":{\"inner\":{\"type\":\"ModuleList\"}}}"),
                "no model can be made of it: model (Residual): expected the child 'inner' to be a layer with one input and one output, got ModuleList");
        assertFails(
                () -> loadWith("gradus.architecture", "{\"type\":\"Residual\"}"),
                "no model can be made of it: model (Residual): expected one child 'inner', got []");
        assertFails(
                () -> loadWith(
                        "gradus.architecture", "{\"type\":\"ModuleList\",\"children\":{\"1\":{\"type\":\"ReLU\"}}}"),
                "no model can be made of it: model (ModuleList): expected children named [0], got [1]");
        assertFails(
                () -> loadWith(
                        "gradus.architecture",
                        "{\"type\":\"AvgPool1d\",\"settings\":{\"kernel\":[1,2],\"stride\":[1],\"padding\":[0],\"ceilMode\":false,\"countIncludePad\":true}}"),
                "no model can be made of it: model (AvgPool1d): expected a kernel of one size, got 2");
    }

    @Test
    void otherMetadataThatDoNotFitAreTold() {
        assertFails(
                () -> loadWith("gradus.labels", "[1]"),
                "in its metadata 'gradus.labels': expected a list of texts, got [1]");
        assertFails(
                () -> loadWith("gradus.document.inputs", "3"),
                "in its metadata 'gradus.document.inputs': expected an object, got 3");
        assertFails(
                () -> loadWith("gradus.provenance", "{\"version\":1}"),
                "in its metadata 'gradus.provenance': expected 'version' to be a String, got 1");
        assertFails(
                () -> loadWith("gradus.provenance", "{\"version\":\"1\",\"savedAt\":\"now\"}"),
                "in its metadata 'gradus.provenance': expected 'savedAt' to be a time such as 2026-01-31T12:00:00Z, got now");
        assertFails(() -> loadWith("gradus.provenance", null), "it has lost its provenance; save the model again");
        assertFails(() -> loadWith("gradus.architecture", null), "it has lost its architecture; save the model again");
    }

    private static String dense(int in, int out) {
        return "{\"type\":\"Dense\",\"settings\":{\"in\":%d,\"out\":%d,\"bias\":true}}".formatted(in, out);
    }

    /** Loads the model with one of its metadata replaced, or removed. */
    private Module loadWith(String key, String value) throws IOException {
        ModelFile.of(model).labels("a", "b").save(file);
        Map<String, String> metadata = new HashMap<>(Safetensors.header(file).metadata());
        if (value == null) {
            metadata.remove(key);
        } else {
            metadata.put(key, value);
        }
        Safetensors.write(file, model.stateDict(), metadata);
        return ModelFile.load(file).model();
    }

    private void assertBadArchitecture(String json, String problem) {
        assertThatThrownBy(() -> loadWith("gradus.architecture", json))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(file + ": in its metadata 'gradus.architecture': ")
                .hasMessageContaining(problem);
    }

    private void assertFails(ThrowingCallable call, String problem) {
        assertThatThrownBy(call).isInstanceOf(ModelFileException.class).hasMessage(file + ": " + problem);
    }
}
