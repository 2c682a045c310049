package dev.gradus.visualization.report;

import dev.gradus.models.Provenance;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.data.Batch;
import dev.gradus.training.diagnosis.Finding;
import dev.gradus.training.diagnosis.HealthCheck;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.stopping.StopReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what a {@link RunReport} shows while a trainer goes on: losses, metrics, learning rate, norm of the gradient, how
 * far steps move each weight, how weights, gradients and activations are spread, answers of the model, what it is made of,
 * and what a {@link HealthCheck} finds.
 *
 * <pre>{@code
 * RunRecorder recorder = new RunRecorder("Handwritten digits").predictions(new DataLoader(heldOut, 256), names);
 * Trainer.of(model, loss, optimizer).epochs(20).callback(recorder).fit(loader);
 * RunReport.of(recorder).write(Path.of("run.html"));
 * }</pre>
 *
 * <p>It only looks: training makes the same bits with it and without it. What costs time, that is all but the losses and
 * the learning rate, is looked at as often as a twentieth of a second and 1 % of the run's time allow, unless {@link #every} says
 * when. Memory does not grow with the number of steps: a curve has at most 2,048 points, each the mean, the least and the
 * greatest of ever more values, and of the looks at spreads some dozens stay.
 *
 * <p>A run that goes on from a checkpoint goes on in the same curves: a checkpoint has what the recorder has gathered. Where
 * it was written without a recorder, the epochs before it are shown by their records. Another thread may ask for {@link
 * #json} and {@link #changes} while the run goes on.
 *
 * <h2>The data as JSON</h2>
 *
 * An object with the members
 *
 * <ul>
 *   <li>{@code format}: 1, and {@code after}: the step that was asked for;
 *   <li>{@code state}: {@code waiting}, {@code running}, {@code ended} or {@code failed}; {@code stopReason}
 *       once it is known; {@code step}, {@code epoch}, {@code seconds}; {@code plan} with what is known of
 *       {@code epochs}, {@code steps} and {@code batchesPerEpoch};
 *   <li>{@code epochs}: {@code step} and {@code epoch}, arrays of equal length with the last step of epochs;
 *   <li>{@code curves}: an array of objects with {@code chart}, {@code line}, {@code from} (the first step that the points
 *       are of) and the arrays {@code step}, {@code value}, {@code low} and {@code high}; the last two are left out where
 *       every point is one value. {@code null} is a value that was not finite;
 *   <li>{@code spreads}: an array of objects with {@code kind}, {@code place} and {@code rows}, of which each has
 *       {@code step}, {@code min}, {@code max}, {@code mean}, {@code deviation}, {@code zeros} and {@code counts};
 *   <li>{@code findings}: an array of objects with {@code rule}, {@code place}, {@code text}, {@code advice} and
 *       {@code source};
 *   <li>{@code predictions}, if there are any: {@code step}, {@code samples} and, of a classifier, {@code classes} and
 *       {@code counts} (a row for each true class);
 *   <li>{@code model}, {@code settings} and {@code environment}, only after -1: they do not change.
 * </ul>
 *
 * Who has a state merges {@code changes(after)} into it: of each curve that is mentioned the points from {@code from} on are
 * dropped and the new ones appended, epochs and rows of spreads after the last one are appended, all else takes the place of
 * what was there.
 */
public final class RunRecorder implements Callback, CheckpointPart {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private final String title;
    private @Nullable Provenance provenance;
    private @Nullable PredictionSource source;
    private OptionalInt every = OptionalInt.empty();
    private @Nullable HealthCheck check;
    private BooleanSupplier isWatched = () -> false;
    private @Nullable Path report;
    /** From a checkpoint, for the run that is about to start. */
    private @Nullable RunData restored;

    private volatile @Nullable RecordedRun recorded;

    /** A recorder of a run that is called {@code Training run}. */
    public RunRecorder() {
        this("Training run");
    }

    /**
     * A recorder of a run.
     *
     * @param title what is learned, the title of the page
     */
    public RunRecorder(String title) {
        this.title = Objects.requireNonNull(title);
    }

    // ---- settings

    /**
     * Says where the model comes from: its seed, data, settings and notes are shown. Unless given, {@link Provenance#now()}.
     *
     * @return this recorder
     */
    public RunRecorder provenance(Provenance origin) {
        provenance = origin;
        return this;
    }

    /**
     * Lets the model answer at the end, and {@linkplain #watchedWhen where somebody watches}, after epochs too: for a classifier there is then a
     * confusion matrix, and for all some samples with the right answer and the model's, as pictures where they are images.
     *
     * @param data labelled samples that are not trained on, gone through in {@code eval} mode; not shuffled, since that would
     *     draw random numbers
     * @param classes the names of the classes; none if the model is no classifier, or they are called by their numbers
     * @return this recorder
     */
    public RunRecorder predictions(Iterable<Batch> data, String... classes) {
        return predictions(data, List.of(classes));
    }

    /** As {@link #predictions(Iterable, String...)}. */
    public RunRecorder predictions(Iterable<Batch> data, List<String> classes) {
        source = new PredictionSource(data, List.copyOf(classes), 0, 0);
        return this;
    }

    /**
     * Says that the rows of the inputs for {@link #predictions(Iterable, String...)} are grey images, row by row; inputs of three or four dimensions are
     * known to be images without this.
     *
     * @param height of an image, in pixels
     * @param width of an image, in pixels
     * @return this recorder
     * @throws IllegalStateException before {@link #predictions(Iterable, String...)}
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public RunRecorder images(int height, int width) {
        if (source == null) {
            throw new IllegalStateException(
                    "RunRecorder: images(...) says what predictions(...) are of; call that first");
        }
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "images: an image has at least 1 x 1 pixels, got %d x %d".formatted(height, width));
        }
        source = new PredictionSource(source.data(), source.classes(), height, width);
        return this;
    }

    /**
     * Looks at update ratios, the norm of the gradient and the rules of diagnosis at every so many batches, and at spreads in every epoch, however long that takes.
     *
     * @return this recorder
     * @throws IllegalArgumentException if it is less than 1
     */
    public RunRecorder every(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException(
                    "RunRecorder: every(...) counts batches from one look to the next, at least 1, got " + batches);
        }
        every = OptionalInt.of(batches);
        return this;
    }

    /**
     * Shows what a check found that takes part in the run anyway, instead of looking with one of its own.
     *
     * @param taking a callback of the same trainer
     * @return this recorder
     */
    public RunRecorder findingsOf(HealthCheck taking) {
        check = taking;
        return this;
    }

    /**
     * Says how to find out whether somebody watches: then the model answers after epochs too, as far as there is time for it.
     * Unless given, nobody does. A live page says it of itself.
     *
     * @param watched is asked by the thread that trains, and has to answer at once
     * @return this recorder
     */
    public RunRecorder watchedWhen(BooleanSupplier watched) {
        isWatched = Objects.requireNonNull(watched);
        return this;
    }

    /**
     * Writes the report into a file when a run ends, however it does: also if an exception ends it. Where the file cannot be
     * written, a warning in the log says why, and the run ends as it would without.
     *
     * @return this recorder
     */
    public RunRecorder reportTo(Path file) {
        report = file.toAbsolutePath();
        return this;
    }

    // ---- what was recorded

    /** What the run is called. */
    public String title() {
        return title;
    }

    /** All that is known by now, as JSON; the class comment says what stands in it. */
    public String json() {
        return changes(-1);
    }

    /**
     * What is new since a step, as JSON; what there is of the step itself comes once more, since some of it may be new.
     *
     * @param step that {@code step} was in what the caller has; -1 for all
     */
    public String changes(long step) {
        RecordedRun run = recorded;
        return run == null ? RunJson.waiting() : run.json(step);
    }

    /** What was found wrong with the run so far: by its {@link HealthCheck} and in its learning curves. */
    public List<Finding> findings() {
        RecordedRun run = recorded;
        return run == null ? List.of() : run.findings();
    }

    // ---- the run

    @Override
    public void onStart(Run run) {
        Provenance origin = provenance == null ? Provenance.now() : provenance;
        RecordedRun started =
                new RecordedRun(run, new RecorderSettings(origin, source, every, check, isWatched), restored);
        restored = null;
        started.onStart(run);
        recorded = started;
    }

    private RecordedRun recorded() {
        return Objects.requireNonNull(recorded, "onStart was not called");
    }

    @Override
    public void onBatchStart(Run run) {
        recorded().onBatchStart(run);
    }

    @Override
    public void afterBackward(Run run) {
        recorded().afterBackward(run);
    }

    @Override
    public void afterStep(Run run) {
        recorded().afterStep(run);
    }

    @Override
    public void onBatchEnd(Run run) {
        recorded().onBatchEnd(run);
    }

    @Override
    public void onValidation(Run run, ValidationRecord validation) {
        recorded().onValidation(validation);
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        recorded().onEpochEnd(run, epoch);
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        recorded().onEnd(run, reason);
        if (writesReport()) {
            LOG.info("The report of the run: {}", report);
        }
    }

    /** Also called where a run fails before it started. */
    @Override
    public void onFailure(Run run, Throwable failure) {
        restored = null;
        RecordedRun begun = recorded;
        if (begun != null && begun.isRunning()) {
            begun.onFailure(run, failure);
            if (writesReport()) {
                LOG.warn("The run failed; its report: {}", report);
            }
        }
    }

    /** Writes the report, and tells whether there is one now. */
    private boolean writesReport() {
        if (report == null) {
            return false;
        }
        try {
            RunReport.of(this).write(report);
            return true;
        } catch (IOException e) {
            // The training is worth more than its report, and so is the exception that ended it.
            LOG.warn("The report of the run could not be written to {}: {}", report, e.getMessage(), e);
            return false;
        }
    }

    // ---- in a checkpoint

    /** A run can go on without its recorder, and with one that it did not have before. */
    @Override
    public boolean isOptional() {
        return true;
    }

    /** Files know it by this word, whatever the class is called. */
    @Override
    public String kind() {
        return "recorder";
    }

    @Override
    public PartState state() {
        RecordedRun run = recorded;
        return run == null ? PartState.builder().build() : run.checkpoint();
    }

    @Override
    public void restore(PartState state) {
        boolean isEmpty = state.equals(PartState.builder().build());
        restored = isEmpty ? null : RunData.of(state);
    }
}
