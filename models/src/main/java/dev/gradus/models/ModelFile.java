package dev.gradus.models;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.ModuleDescription;
import dev.gradus.core.module.ModuleRegistry;
import dev.gradus.layers.Layers;
import dev.gradus.models.safetensors.NamedTensors;
import dev.gradus.models.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model with all that it takes to use it, in one file: the architecture, the numbers, the labels of its classes, what its
 * inputs mean, and where it comes from. It loads without the code that built it.
 *
 * <pre>{@code
 * ModelFile.of(model).labels("cat", "dog").provenance(Provenance.now().seed(42)).save(path);
 *
 * ModelFile file = ModelFile.load(path);
 * Tensor scores = file.layer().apply(x); // in evaluation mode
 * }</pre>
 *
 * <p>The file is a safetensors file: the numbers under the names of {@link Module#stateDict()}, which are PyTorch's, and JSON
 * in its metadata. Nothing in it is executed, no class is looked up by a name in it, and what a damaged or hostile file
 * says leads to an error, within memory bounded by the size of the file. Building a model of it draws no random numbers.
 *
 * <p>Layers of a user's own are registered, to save and to load:
 *
 * <pre>{@code
 * ModuleRegistry registry = Layers.registry().register(Gate.class, settings -> new Gate(settings.integer("size")));
 * ModelFile.of(model).registry(registry).save(path);
 * ModelFile.load(path, registry);
 * }</pre>
 *
 * <p>Instances are immutable, but for the model itself, which is not copied.
 */
public final class ModelFile {
    /** What this version writes, and the latest that it reads. */
    private static final int FORMAT = 1;

    private static final String FORMAT_KEY = "gradus.format";
    private static final String ARCHITECTURE_KEY = "gradus.architecture";
    private static final String LABELS_KEY = "gradus.labels";
    private static final String PROVENANCE_KEY = "gradus.provenance";
    private static final String DOCUMENT_KEY = "gradus.document.";
    private static final String INPUTS = "inputs";

    private final Module model;
    private final ModuleRegistry registry;
    private final ImmutableList<String> labels;
    private final ImmutableMap<String, Map<String, Object>> documents;
    private final Provenance provenance;

    private ModelFile(
            Module model,
            ModuleRegistry registry,
            ImmutableList<String> labels,
            ImmutableMap<String, Map<String, Object>> documents,
            Provenance provenance) {
        this.model = model;
        this.registry = registry;
        this.labels = labels;
        this.documents = documents;
        this.provenance = provenance;
    }

    /** A file that is to hold a model, which may change until it is saved. */
    public static ModelFile of(Module model) {
        return new ModelFile(model, Layers.registry(), ImmutableList.of(), ImmutableMap.of(), Provenance.now());
    }

    // ---- what is in it

    /** The same with other kinds of modules than those of {@link Layers#registry()}. */
    public ModelFile registry(ModuleRegistry kinds) {
        return new ModelFile(model, kinds, labels, documents, provenance);
    }

    /** The same with names of the classes, in the order of the outputs. */
    public ModelFile labels(String... names) {
        return labels(List.of(names));
    }

    /** The same with names of the classes, in the order of the outputs. */
    public ModelFile labels(List<String> names) {
        return new ModelFile(model, registry, ImmutableList.copyOf(names), documents, provenance);
    }

    /** The same with a description of the inputs: the document {@code inputs}. */
    public ModelFile inputs(Map<String, ?> description) {
        return document(INPUTS, description);
    }

    /**
     * The same with a document of one's own, such as the categories of each column of a table.
     *
     * @param name by which it is asked for
     * @param content texts, booleans, {@code int}, {@code long} and finite {@code double} numbers, maps and lists
     */
    public ModelFile document(String name, Map<String, ?> content) {
        ImmutableMap<String, Map<String, Object>> others = ImmutableMap.<String, Map<String, Object>>builder()
                .putAll(documents)
                .put(name, Collections.unmodifiableMap(new LinkedHashMap<>(content)))
                .buildKeepingLast();
        return new ModelFile(model, registry, labels, others, provenance);
    }

    /** The same with another origin; when it is saved is noted then. */
    public ModelFile provenance(Provenance origin) {
        return new ModelFile(model, registry, labels, documents, origin);
    }

    /** The model; in evaluation mode if it was loaded. */
    public Module model() {
        return model;
    }

    /**
     * The model, if it has one input and one output.
     *
     * @throws IllegalStateException if it has more
     */
    public Layer layer() {
        if (model instanceof Layer layer) {
            return layer;
        }
        throw new IllegalStateException("%s has not one input and one output, as a Layer has; take model() and cast it"
                .formatted(model.typeName()));
    }

    /** The names of the classes; empty if there are none. */
    public List<String> labels() {
        return labels;
    }

    /** The description of the inputs; empty if there is none. */
    public Map<String, Object> inputs() {
        return document(INPUTS);
    }

    /** A document by its name, whose whole numbers are {@code Long} when it was loaded; empty if there is none. */
    public Map<String, Object> document(String name) {
        return Objects.requireNonNullElse(documents.get(name), Map.of());
    }

    /** Where the model comes from. */
    public Provenance provenance() {
        return provenance;
    }

    ModuleRegistry registry() {
        return registry;
    }

    // ---- saving

    /**
     * Saves a model without labels.
     *
     * @throws IOException as {@link #save(Path)}
     */
    public static void save(Path file, Module model) throws IOException {
        of(model).save(file);
    }

    /**
     * Saves the model. The file is whole at any moment, and one that was there before stays if this fails; and it is not
     * written before a model was made of the description that is the same.
     *
     * @throws ModelFileException if the model cannot be described or would not come back the same; the message says which
     *     module, where, and what to write
     * @throws IllegalArgumentException if a document or the provenance holds what JSON cannot
     * @throws dev.gradus.models.files.FileWriteException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        Map<String, Tensor> state = model.stateDict();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT_KEY, Integer.toString(FORMAT));
        metadata.put(ARCHITECTURE_KEY, architecture(file, state));
        metadata.put(PROVENANCE_KEY, provenance.savedNow().toJson());
        if (!labels.isEmpty()) {
            metadata.put(LABELS_KEY, Json.write(labels));
        }
        documents.forEach((name, content) -> metadata.put(DOCUMENT_KEY + name, Json.write(content)));
        Safetensors.write(file, state, metadata);
    }

    private String architecture(Path file, Map<String, Tensor> state) throws ModelFileException {
        try {
            ModuleDescription description = registry.describe(model);
            String text = ArchitectureJson.write(description);
            Module again = registry.build(ArchitectureJson.read(text), state);
            if (!again.toString().equals(model.toString())) {
                throw new ModelFileException(
                        file,
                        "not saved, since the model would come back another one; a module that makes its children by itself must tell of their settings in its own.%nIt is:%n%s%nand would be:%n%s"
                                .formatted(model, again),
                        null);
            }
            return text;
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFileException(file, "not saved, since it could not be loaded again: " + e.getMessage(), e);
        }
    }

    // ---- loading

    /**
     * Loads a model made of the framework's layers.
     *
     * @throws IOException as {@link #load(Path, ModuleRegistry)}
     */
    public static ModelFile load(Path file) throws IOException {
        return load(file, Layers.registry());
    }

    /**
     * Loads a model.
     *
     * @param registry the kinds of modules that it may be made of
     * @throws ModelFileException if the file holds no model, one of a later format, or one that does not fit together
     * @throws dev.gradus.models.safetensors.SafetensorsException if it is no safetensors file
     * @throws IOException if it cannot be read
     */
    public static ModelFile load(Path file, ModuleRegistry registry) throws IOException {
        NamedTensors content = Safetensors.read(file);
        Map<String, String> metadata = content.metadata();
        checkFormat(file, metadata.get(FORMAT_KEY));
        String architecture = metadata.get(ARCHITECTURE_KEY);
        if (architecture == null) {
            throw new ModelFileException(file, "it has lost its architecture; save the model again", null);
        }
        Module model = build(file, architecture, content.tensors(), registry);
        model.eval();
        ImmutableMap.Builder<String, Map<String, Object>> documents = ImmutableMap.builder();
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            if (entry.getKey().startsWith(DOCUMENT_KEY)) {
                documents.put(
                        entry.getKey().substring(DOCUMENT_KEY.length()),
                        parsed(file, entry.getKey(), () -> Json.object("", Json.read(entry.getValue()))));
            }
        }
        return new ModelFile(
                model,
                registry,
                labels(file, metadata.get(LABELS_KEY)),
                documents.buildOrThrow(),
                provenance(file, metadata.get(PROVENANCE_KEY)));
    }

    private static void checkFormat(Path file, @Nullable String format) throws ModelFileException {
        if (format == null) {
            throw new ModelFileException(
                    file,
                    "it holds tensors, but no architecture; build the model and load them with model.loadStateDict(Safetensors.read(file).tensors())",
                    null);
        }
        if (!format.matches("[1-9][0-9]{0,8}")) {
            throw new ModelFileException(
                    file, "expected a number for its format, got '%s'".formatted(Json.shown(format)), null);
        }
        if (Integer.parseInt(format) > FORMAT) {
            throw new ModelFileException(
                    file,
                    "it has format %s, and this version of Gradus reads up to %d; take the version that wrote it, or a later one"
                            .formatted(format, FORMAT),
                    null);
        }
    }

    /** Makes the model that an architecture tells of. */
    static Module build(Path file, String architecture, Map<String, Tensor> state, ModuleRegistry registry)
            throws ModelFileException {
        ModuleDescription description = parsed(file, ARCHITECTURE_KEY, () -> ArchitectureJson.read(architecture));
        try {
            return registry.build(description, state);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, "no model can be made of it: " + e.getMessage(), e);
        }
    }

    private static ImmutableList<String> labels(Path file, @Nullable String json) throws ModelFileException {
        if (json == null) {
            return ImmutableList.of();
        }
        return parsed(file, LABELS_KEY, () -> {
            if (Json.read(json) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String.class::cast).collect(ImmutableList.toImmutableList());
            }
            throw new IOException("expected a list of texts, got " + Json.shown(json));
        });
    }

    private static Provenance provenance(Path file, @Nullable String json) throws ModelFileException {
        if (json == null) {
            throw new ModelFileException(file, "it has lost its provenance; save the model again", null);
        }
        return parsed(file, PROVENANCE_KEY, () -> Provenance.fromJson(json));
    }

    private interface Parser<T> {
        T parse() throws IOException;
    }

    private static <T> T parsed(Path file, String key, Parser<T> parser) throws ModelFileException {
        try {
            return parser.parse();
        } catch (IOException e) {
            throw new ModelFileException(file, "in its metadata '%s': %s".formatted(key, e.getMessage()), e);
        }
    }
}
