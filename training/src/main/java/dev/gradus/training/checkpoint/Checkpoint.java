package dev.gradus.training.checkpoint;

import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import dev.gradus.models.files.FileWriteException;
import dev.gradus.models.safetensors.SafetensorsException;
import dev.gradus.optimizers.ExponentialMovingAverage;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.Schedule;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.LoaderState;
import dev.gradus.training.history.History;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.stopping.StoppingCriterion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Parts of a training run, by name, that are saved together in one file and restored together from it, so that the run
 * goes on to the same bits.
 *
 * <pre>{@code
 * Checkpoint checkpoint = Checkpoint.of(model, optimizer)
 *         .with("loader", loader)
 *         .with("schedule", schedule)
 *         .with("global", Generator.global());
 * if (Files.exists(path)) {
 *     checkpoint.restore(path);
 * }
 * for (Batch batch : loader) {
 *     train(model, optimizer, batch);
 *     checkpoint.save(path);
 * }
 * }</pre>
 *
 * <p>Nothing is saved but what was named, with one exception: with a module go the generators that its layers draw from
 * when they run, such as that of {@code Dropout}. {@link #restore} wants the same parts, but for {@linkplain CheckpointPart#isOptional optional} ones. Files are written by {@link
 * dev.gradus.models.files.AtomicFile}: the old content or the new one, never a part of it. They are safetensors files
 * with a checksum; nothing in them is executed.
 */
public final class Checkpoint {
    /** Restored last, because a loader may draw from one of them while it goes to its place. */
    private static final String GENERATORS = "generators";
    /** What names of optional parts end with in a file, so that one who lacks such a part knows that it may. */
    private static final String OPTIONAL = "?";

    private final Map<String, CheckpointPart> parts = new LinkedHashMap<>();
    private final Map<String, Generator> generators = new LinkedHashMap<>();
    private final IdentityHashMap<Generator, String> names = new IdentityHashMap<>();

    private Checkpoint() {}

    /** A checkpoint of a model under the name {@code model} and an optimizer under {@code optimizer}. */
    public static Checkpoint of(Module model, Optimizer optimizer) {
        return new Checkpoint().with("model", model).with("optimizer", optimizer);
    }

    // ---- parts

    /** Adds a module: its parameters and buffers, and the generators that its layers draw from. */
    public Checkpoint with(String name, Module module) {
        module.namedGenerators().forEach((path, generator) -> with(name + "." + path, generator));
        return with(name, new ModelPart(module));
    }

    /** Adds an optimizer: its running values, learning rates and weight decays. */
    public Checkpoint with(String name, Optimizer optimizer) {
        return with(name, new OptimizerPart(optimizer));
    }

    /** Adds a schedule of the learning rate. */
    public Checkpoint with(String name, Schedule schedule) {
        return with(name, new SchedulePart(schedule));
    }

    /** Adds a loader: the place of its latest loop in the data, and the order in which samples come. */
    public Checkpoint with(String name, DataLoader loader) {
        return with(name, loader, loader::state);
    }

    /**
     * Adds a loader where other loops go over it in the midst of the one that is to go on.
     *
     * @param place of the loop that is to go on, such as {@code () -> batches.state()} of its iterator
     */
    public Checkpoint with(String name, DataLoader loader, Supplier<LoaderState> place) {
        return with(name, new LoaderPart(loader, place));
    }

    /** Adds a source of random numbers; one that is there already, under another name, is not added again. */
    public Checkpoint with(String name, Generator generator) {
        if (names.putIfAbsent(generator, name) == null) {
            checkName(name, generators.keySet());
            generators.put(name, generator);
        }
        return this;
    }

    /** Adds a running mean of weights. */
    public Checkpoint with(String name, ExponentialMovingAverage average) {
        return with(name, new AveragePart(average));
    }

    /** Adds a metric: what it has seen so far. */
    public Checkpoint with(String name, Metric metric) {
        return with(name, new MetricPart(metric));
    }

    /** Adds a stopping criterion: what it remembers. */
    public Checkpoint with(String name, StoppingCriterion criterion) {
        return with(name, new CriterionPart(criterion));
    }

    /** Adds a history. */
    public Checkpoint with(String name, History history) {
        return with(name, new HistoryPart(history));
    }

    /**
     * Adds a part of one's own.
     *
     * @throws IllegalArgumentException if the name is taken, as for all parts, has a slash in it, or ends with a question mark
     */
    public Checkpoint with(String name, CheckpointPart part) {
        Set<String> taken = parts.keySet().stream()
                .map(known -> known.endsWith(OPTIONAL) ? known.substring(0, known.length() - 1) : known)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        checkName(name, taken);
        if (name.equals(GENERATORS)) {
            throw new IllegalArgumentException(
                    "Checkpoint: the name '%s' is taken by the generators of all parts; choose another"
                            .formatted(name));
        }
        parts.put(part.isOptional() ? name + OPTIONAL : name, part);
        return this;
    }

    private static void checkName(String name, Set<String> taken) {
        if (taken.contains(name) || name.isEmpty() || name.contains("/") || name.endsWith(OPTIONAL)) {
            throw new IllegalArgumentException(
                    "Checkpoint: a part needs a name of its own without a slash, and without a question mark at its end, got '%s'; the names %s are taken"
                            .formatted(name, taken));
        }
    }

    // ---- saving

    /**
     * Saves all parts as they are now.
     *
     * @throws FileWriteException if the file cannot be written; what stood there before is unchanged then
     */
    public void save(Path file) throws IOException {
        save(file, Map.of());
    }

    void save(Path file, Map<String, String> notes) throws IOException {
        CheckpointFile.write(file, states(), notes);
    }

    private Map<String, PartState> states() {
        Map<String, PartState> states = new LinkedHashMap<>();
        all().forEach((name, part) -> states.put(name, part.state()));
        return states;
    }

    private Map<String, CheckpointPart> all() {
        Map<String, CheckpointPart> all = new LinkedHashMap<>(parts);
        all.put(GENERATORS, new GeneratorsPart(generators));
        return all;
    }

    // ---- restoring

    /**
     * Sets all parts to what was saved.
     *
     * @throws SafetensorsException if the file is damaged or not a checkpoint
     * @throws IOException if it cannot be read
     * @throws CheckpointMismatchException if it is a checkpoint of other parts, or of others of their kind; nothing is changed
     *     then
     */
    public void restore(Path file) throws IOException {
        restore(file, CheckpointFile.read(file));
    }

    /** The names of the parts that must not be missing. */
    private static Set<String> needed(Map<String, ?> parts) {
        Set<String> names = new LinkedHashSet<>(parts.keySet());
        names.removeIf(name -> name.endsWith(OPTIONAL));
        return names;
    }

    private void restore(Path file, Map<String, PartState> saved) {
        Map<String, CheckpointPart> all = all();
        if (!needed(saved).equals(needed(all))) {
            throw new CheckpointMismatchException(
                    "%s does not fit: it has the parts %s, expected %s; set up the same run as the one that saved it"
                            .formatted(file, needed(saved), needed(all)),
                    null);
        }
        all.keySet().retainAll(saved.keySet());
        Map<String, PartState> before = states();
        Map<String, CheckpointPart> done = new LinkedHashMap<>();
        all.forEach((name, part) -> {
            done.put(name, part);
            try {
                part.restore(Objects.requireNonNull(saved.get(name)));
            } catch (RuntimeException e) {
                // Loaders may have drawn from generators, on their way there and back.
                done.remove(GENERATORS);
                done.put(GENERATORS, new GeneratorsPart(generators));
                done.forEach((changed, back) -> back.restore(Objects.requireNonNull(before.get(changed))));
                throw new CheckpointMismatchException(
                        "%s does not fit, and nothing was changed: the part '%s': %s"
                                .formatted(file, name, e.getMessage()),
                        e);
            }
        });
    }
}
