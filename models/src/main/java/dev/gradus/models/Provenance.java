package dev.gradus.models;

import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.Parallel;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from: enough to tell it from another one, and to make it again.
 *
 * <pre>{@code
 * Provenance.now().seed(42).data(Map.of("file", "houses.csv", "rows", 1460)).settings(Map.of("optimizer", "Adam", "epochs", 20))
 * }</pre>
 *
 * <p>Maps hold what JSON can: texts, booleans, {@code int}, {@code long} and finite {@code double} numbers, maps and lists.
 *
 * @param version of Gradus
 * @param savedAt when it was saved, to the second
 * @param jvm the name and the version of the JVM
 * @param kernels the name of the kernels in force
 * @param threads how many threads computed
 * @param seed what the random numbers came from
 * @param data a description of the data
 * @param settings those of the training
 * @param notes whatever else is to be kept
 */
public record Provenance(
        String version,
        Instant savedAt,
        String jvm,
        String kernels,
        int threads,
        OptionalLong seed,
        Map<String, Object> data,
        Map<String, Object> settings,
        Map<String, Object> notes) {
    private static final String VERSION = "version";
    private static final String SAVED_AT = "savedAt";
    private static final String JVM = "jvm";
    private static final String KERNELS = "kernels";
    private static final String THREADS = "threads";
    private static final String SEED = "seed";
    private static final String DATA = "data";
    private static final String SETTINGS = "settings";
    private static final String NOTES = "notes";

    /** Copies the maps. */
    public Provenance {
        data = copy(data);
        settings = copy(settings);
        notes = copy(notes);
    }

    private static Map<String, Object> copy(Map<String, ?> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Of this moment and this JVM. */
    public static Provenance now() {
        return new Provenance(
                libraryVersion(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Kernels.active().name(),
                Parallel.threads(),
                OptionalLong.empty(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static String libraryVersion() {
        Properties build = new Properties();
        try (InputStream file = Objects.requireNonNull(Provenance.class.getResourceAsStream("build.properties"))) {
            build.load(file);
        } catch (IOException e) {
            throw new IllegalStateException("The jar of gradus-models has lost its build.properties", e);
        }
        return build.getProperty(VERSION);
    }

    /** The same with a seed. */
    public Provenance seed(long value) {
        return new Provenance(version, savedAt, jvm, kernels, threads, OptionalLong.of(value), data, settings, notes);
    }

    /** The same with a description of the data. */
    public Provenance data(Map<String, ?> description) {
        return new Provenance(version, savedAt, jvm, kernels, threads, seed, copy(description), settings, notes);
    }

    /** The same with the settings of the training. */
    public Provenance settings(Map<String, ?> ofTraining) {
        return new Provenance(version, savedAt, jvm, kernels, threads, seed, data, copy(ofTraining), notes);
    }

    /** The same with other notes. */
    public Provenance notes(Map<String, ?> others) {
        return new Provenance(version, savedAt, jvm, kernels, threads, seed, data, settings, copy(others));
    }

    /** The same, of this moment. */
    Provenance savedNow() {
        return new Provenance(
                version,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                jvm,
                kernels,
                threads,
                seed,
                data,
                settings,
                notes);
    }

    // ---- as JSON

    String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(VERSION, version);
        members.put(SAVED_AT, savedAt.toString());
        members.put(JVM, jvm);
        members.put(KERNELS, kernels);
        members.put(THREADS, threads);
        seed.ifPresent(value -> members.put(SEED, value));
        members.put(DATA, data);
        members.put(SETTINGS, settings);
        members.put(NOTES, notes);
        return Json.write(members);
    }

    /** Reads what {@link #toJson} wrote; members that a later version may add are left out. */
    static Provenance fromJson(String text) throws IOException {
        Map<String, @Nullable Object> members = Json.object("", Json.read(text));
        return new Provenance(
                member(members, VERSION, String.class),
                instant(member(members, SAVED_AT, String.class)),
                member(members, JVM, String.class),
                member(members, KERNELS, String.class),
                (int) Math.min(member(members, THREADS, Long.class), Integer.MAX_VALUE),
                members.containsKey(SEED) ? OptionalLong.of(member(members, SEED, Long.class)) : OptionalLong.empty(),
                Json.object(DATA, members.get(DATA)),
                Json.object(SETTINGS, members.get(SETTINGS)),
                Json.object(NOTES, members.get(NOTES)));
    }

    private static <T> T member(Map<String, @Nullable Object> members, String name, Class<T> type) throws IOException {
        Object value = members.get(name);
        if (!type.isInstance(value)) {
            throw new IOException(
                    "expected '%s' to be a %s, got %s".formatted(name, type.getSimpleName(), Json.shown(value)));
        }
        return type.cast(value);
    }

    private static Instant instant(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IOException(
                    "expected 'savedAt' to be a time such as 2026-01-31T12:00:00Z, got " + Json.shown(text), e);
        }
    }
}
