package dev.gradus.training.checkpoint;

import dev.gradus.models.safetensors.SafetensorsException;
import dev.gradus.training.flight.FlightEvents;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the checkpoints of one run when they are due, keeps those that are to be kept, and goes on from the newest; what a
 * {@code Trainer} uses, and a loop of one's own may.
 *
 * <pre>{@code
 * CheckpointWriter writer = Checkpoints.in(Path.of("run")).everySteps(500).writer(checkpoint);
 * writer.resume();
 * for (Batch batch : loader) {
 *     train(model, optimizer, batch);
 *     writer.afterStep(++step);
 * }
 * }</pre>
 */
public final class CheckpointWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWriter.class);

    private final Checkpoints settings;
    private final Checkpoint checkpoint;
    private final CheckpointFolder folder;
    private long lastTime = System.nanoTime();
    private long written = -1;
    private @Nullable String failure;

    CheckpointWriter(Checkpoints settings, Checkpoint checkpoint) {
        this.settings = settings;
        this.checkpoint = checkpoint;
        this.folder = new CheckpointFolder(settings.folder);
    }

    // ---- starting

    /**
     * Starts a run that has no checkpoint yet.
     *
     * @throws IllegalStateException if the folder has checkpoints already
     * @throws UncheckedIOException if the folder cannot be made or written to
     */
    public void start() {
        try {
            prepareFolder();
            List<Path> files = folder.newestFirst();
            if (!files.isEmpty()) {
                throw new IllegalStateException(
                        "The folder %s has %d checkpoints of an earlier run, up to %s; call resume() to go on from it, or choose another folder"
                                .formatted(
                                        settings.folder,
                                        files.size(),
                                        files.get(0).getFileName()));
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Goes on from the newest checkpoint that is whole, or starts if there is none. A damaged one is reported in the log and
     * set aside, under its name with {@code .damaged} behind it.
     *
     * @return the file; empty if there is none
     * @throws CheckpointMismatchException if it is a checkpoint of another run; nothing is changed then
     * @throws UncheckedIOException if the folder cannot be made, read or written to
     */
    public Optional<Path> resume() {
        try {
            prepareFolder();
            Optional<Path> newest = restoreNewest();
            folder.recall(settings.measure);
            return newest;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void prepareFolder() throws IOException {
        Files.createDirectories(settings.folder);
        if (!Files.isWritable(settings.folder)) {
            throw new IOException("there is no permission to write in it");
        }
    }

    private Optional<Path> restoreNewest() throws IOException {
        for (Path file : folder.newestFirst()) {
            try {
                checkpoint.restore(file);
                written = CheckpointFolder.step(file);
                LOG.info("Training goes on from {}", file);
                return Optional.of(file);
            } catch (SafetensorsException e) {
                folder.reportDamaged(file, e);
            }
        }
        return Optional.empty();
    }

    private UncheckedIOException unusable(IOException cause) {
        return new UncheckedIOException(
                "The folder %s cannot be used for checkpoints: %s; choose another one, or change its permissions"
                        .formatted(settings.folder, cause.getMessage()),
                cause);
    }

    // ---- writing

    /**
     * Writes a checkpoint if one is due within an epoch.
     *
     * @param step how many steps were made
     */
    public void afterStep(long step) {
        boolean isStep = settings.everySteps > 0 && step % settings.everySteps == 0;
        if (isStep || isTime()) {
            write(step, Double.NaN);
        }
    }

    private boolean isTime() {
        return settings.interval != null && System.nanoTime() - lastTime >= settings.interval.toNanos();
    }

    /**
     * Writes a checkpoint if one is due after an epoch, or it was one of the best.
     *
     * @param step how many steps were made
     */
    public void afterEpoch(long step, EpochRecord epoch) {
        double value = valueOf(epoch);
        boolean isDue = epoch.epoch() % settings.everyEpochs == 0 && written != step;
        if (isDue || folder.isAmongBest(value, settings.best, settings.measure)) {
            write(step, value);
        }
    }

    /**
     * Writes the last checkpoint of a run, whether or not one is due, if there is none after this step.
     *
     * @param step how many steps were made
     */
    public void atEnd(long step) {
        if (written != step) {
            write(step, Double.NaN);
        }
    }

    /**
     * Writes a checkpoint because somebody wants one now, if there is none after this step yet.
     *
     * @param step how many steps were made
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path now(long step) throws IOException {
        atEnd(step);
        if (failure != null) {
            throw new IOException("the checkpoint after step %d could not be written: %s".formatted(step, failure));
        }
        return folder.file(step);
    }

    private double valueOf(EpochRecord epoch) {
        return settings.measure == null ? Double.NaN : settings.measure.of(epoch);
    }

    /** A disk that is full for a while must not cost hours of training, and neither must a part that cannot be saved. */
    private void write(long step, double value) {
        lastTime = System.nanoTime();
        Path file = folder.file(step);
        try {
            FlightEvents.checkpoint(file, () -> checkpoint.save(file, notes(step, value)));
            written = step;
            failure = null;
            folder.add(step, value, settings);
        } catch (IOException | RuntimeException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            failure = reason;
            LOG.warn(
                    "The checkpoint after step {} could not be written; training goes on, and {}: {}",
                    step,
                    written < 0 ? "there is none from this run yet" : "the last good one is " + folder.file(written),
                    reason,
                    e);
        }
    }

    private Map<String, String> notes(long step, double value) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(CheckpointFolder.STEP, Long.toString(step));
        Measure measure = settings.measure;
        if (measure != null && !Double.isNaN(value)) {
            notes.put(CheckpointFolder.MEASURE, measure.name());
            notes.put(CheckpointFolder.VALUE, Double.toString(value));
        }
        return notes;
    }

    /** Why the latest checkpoint that was due could not be written; empty if it was. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
