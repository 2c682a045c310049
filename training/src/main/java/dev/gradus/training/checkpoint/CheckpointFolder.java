package dev.gradus.training.checkpoint;

import dev.gradus.models.safetensors.Safetensors;
import dev.gradus.models.safetensors.SafetensorsException;
import dev.gradus.training.stopping.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of one run, by the number of steps, and how good the epochs were that they end. */
final class CheckpointFolder {
    static final String STEP = "step";
    static final String VALUE = "value";
    static final String MEASURE = "measure";

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,18})\\.safetensors");

    private final Path folder;
    private final TreeMap<Long, Double> values = new TreeMap<>();

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    Path file(long step) {
        return folder.resolve("checkpoint-%012d.safetensors".formatted(step));
    }

    /** The files that are there, the newest first. */
    List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).matches())
                    .sorted(Comparator.comparingLong(CheckpointFolder::step).reversed())
                    .toList();
        }
    }

    private static Matcher name(Path file) {
        return NAME.matcher(file.getFileName().toString());
    }

    /** After how many steps a file was written. */
    static long step(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.replaceAll("\\D", ""));
    }

    /** Takes note of the files that an earlier process has left. */
    void recall(@Nullable Measure measure) throws IOException {
        for (Path file : newestFirst()) {
            try {
                Map<String, String> notes = Safetensors.header(file).metadata();
                boolean isOfMeasure =
                        measure != null && measure.name().equals(notes.get(MEASURE)) && notes.containsKey(VALUE);
                values.put(step(file), isOfMeasure ? Double.parseDouble(notes.get(VALUE)) : Double.NaN);
            } catch (SafetensorsException | NumberFormatException e) {
                reportDamaged(file, e);
            }
        }
    }

    /** Tells of a damaged file, and moves it out of the way to where a person can look at it. */
    void reportDamaged(Path file, Exception problem) {
        LOG.warn("The checkpoint {} is damaged and set aside: {}", file, problem.getMessage());
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"));
        } catch (IOException e) {
            LOG.warn("The damaged checkpoint {} cannot be renamed; remove it", file, e);
        }
    }

    /** Whether an epoch of a value would be among the best. */
    boolean isAmongBest(double value, int count, @Nullable Measure measure) {
        if (measure == null || Double.isNaN(value)) {
            return false;
        }
        List<Double> others = new ArrayList<>(values.values());
        others.removeIf(other -> !measure.isBetter(other, value) && other != value);
        return others.size() < count;
    }

    /** Adds a file that was written, and removes those that are neither among the last nor among the best. */
    void add(long step, double value, Checkpoints settings) {
        values.put(step, value);
        Set<Long> kept = new HashSet<>(
                values.descendingKeySet().stream().limit(settings.last).toList());
        kept.addAll(best(settings.best, settings.measure));
        for (Long other : List.copyOf(values.keySet())) {
            if (!kept.contains(other)) {
                values.remove(other);
                delete(file(other));
            }
        }
    }

    /** Of equals, the earlier. */
    private List<Long> best(int count, @Nullable Measure measure) {
        if (measure == null) {
            return List.of();
        }
        return values.entrySet().stream()
                .filter(entry -> !Double.isNaN(entry.getValue()))
                .sorted((a, b) -> measure.isBetter(a.getValue(), b.getValue())
                        ? -1
                        : measure.isBetter(b.getValue(), a.getValue()) ? 1 : 0)
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The old checkpoint {} cannot be removed; training goes on, and it takes up room", file, e);
        }
    }
}
