package dev.gradus.training.checkpoint;

import dev.gradus.training.stopping.Measure;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When checkpoints are written, into which folder, and which of them are kept. Settings do not change this but give a new
 * one.
 *
 * <pre>{@code
 * Trainer.of(model, loss, optimizer)
 *         .epochs(20)
 *         .checkpoints(Checkpoints.in(Path.of("run")).everySteps(500).keepLast(3).keepBest(1, validationLoss()))
 *         .resume()
 *         .fit(loader);
 * }</pre>
 *
 * <p>Unless said otherwise there is a checkpoint after each epoch, and the last two are kept: the last one, and one more in
 * case a file system damages that. A run also writes one when it ends. Files are called {@code
 * checkpoint-000000012000.safetensors}, by the number of steps that the optimizer has made.
 *
 * <p>One that cannot be written (a full disk, a folder that vanished, a part that does not save its state) does not end the training, which may have taken hours:
 * a warning in the log tells why, the reason to stop tells it again if it was the last one, and files that are there stay
 * as they are. Only at the start of a run, a folder that cannot be made or written to is an error.
 */
public final class Checkpoints {
    /** Where files go. */
    final Path folder;
    /** 0 for never. */
    final int everyEpochs;
    /** 0 for never. */
    final long everySteps;

    final @Nullable Duration interval;
    final int last;
    final int best;
    final @Nullable Measure measure;

    private Checkpoints(
            Path folder,
            int everyEpochs,
            long everySteps,
            @Nullable Duration interval,
            int last,
            int best,
            @Nullable Measure measure) {
        this.folder = folder;
        this.everyEpochs = everyEpochs;
        this.everySteps = everySteps;
        this.interval = interval;
        this.last = last;
        this.best = best;
        this.measure = measure;
    }

    /** Checkpoints in a folder, which is made if it is not there. */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder, 1, 0, null, 2, 0, null);
    }

    /**
     * Writes one after every so many epochs; 1 unless set.
     *
     * @param epochs at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Checkpoints everyEpochs(int epochs) {
        atLeastOne("everyEpochs", epochs);
        return new Checkpoints(folder, epochs, everySteps, interval, last, best, measure);
    }

    /**
     * Writes one after every so many steps too.
     *
     * @param steps at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Checkpoints everySteps(long steps) {
        atLeastOne("everySteps", steps);
        return new Checkpoints(folder, everyEpochs, steps, interval, last, best, measure);
    }

    /**
     * Writes one after the first step that ends so many minutes after the last one too.
     *
     * @param minutes at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Checkpoints everyMinutes(int minutes) {
        atLeastOne("everyMinutes", minutes);
        return every(Duration.ofMinutes(minutes));
    }

    /** The same for shorter times. */
    Checkpoints every(Duration time) {
        return new Checkpoints(folder, everyEpochs, everySteps, time, last, best, measure);
    }

    /**
     * Keeps so many of the latest; 2 unless set.
     *
     * @param files at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public Checkpoints keepLast(int files) {
        atLeastOne("keepLast", files);
        return new Checkpoints(folder, everyEpochs, everySteps, interval, files, best, measure);
    }

    /**
     * Keeps those after the best epochs too, however old, and writes one after each epoch that belongs to them.
     *
     * @param files at least 1
     * @param by what an epoch is judged by
     * @throws IllegalArgumentException if there are fewer
     */
    public Checkpoints keepBest(int files, Measure by) {
        atLeastOne("keepBest", files);
        return new Checkpoints(folder, everyEpochs, everySteps, interval, last, files, by);
    }

    private static void atLeastOne(String method, long count) {
        if (count < 1) {
            throw new IllegalArgumentException("Checkpoints.%s: expected at least 1, got %d".formatted(method, count));
        }
    }

    /** The folder that files go to. */
    public Path folder() {
        return folder;
    }

    /** What has to be measured to tell the best epochs; null if none are kept. */
    public @Nullable Measure measure() {
        return measure;
    }

    /** Writes such checkpoints of some parts, for a loop of one's own. */
    public CheckpointWriter writer(Checkpoint checkpoint) {
        return new CheckpointWriter(this, checkpoint);
    }
}
