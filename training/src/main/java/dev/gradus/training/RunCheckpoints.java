package dev.gradus.training;

import dev.gradus.core.random.Generator;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.checkpoint.Checkpoint;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.CheckpointWriter;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the checkpoints of a run that has any: with all that its result depends on. */
final class RunCheckpoints {
    private final @Nullable CheckpointWriter writer;
    private final boolean resumes;

    RunCheckpoints(
            TrainingSettings settings,
            BatchSource data,
            History history,
            CurrentRun run,
            Measurements measurements,
            Verdict verdict,
            BestWeights best) {
        this.resumes = settings.resumes();
        this.writer = settings.checkpoints() == null
                ? null
                : settings.checkpoints()
                        .writer(checkpoint(settings, data)
                                .with("run", run)
                                .with("history", history)
                                .with("measurements", measurements)
                                .with("criterion", verdict)
                                .with("best", best));
    }

    private static Checkpoint checkpoint(TrainingSettings settings, BatchSource data) {
        Checkpoint checkpoint = Checkpoint.of(settings.model(), settings.optimizer())
                .with("loss", settings.loss())
                .with("global", Generator.global());
        data.loader().ifPresent(loader -> checkpoint.with("loader", loader, () -> data.place(loader)));
        if (settings.average() != null) {
            checkpoint.with("average", settings.average());
        }
        for (int i = 0; i < settings.schedules().size(); i++) {
            checkpoint.with("schedule." + i, settings.schedules().get(i));
        }
        addCallbacks(checkpoint, settings.callbacks());
        return checkpoint;
    }

    /** Optional ones are counted by their kind, so that all others keep their names when one comes or goes. */
    private static void addCallbacks(Checkpoint checkpoint, List<Callback> callbacks) {
        Map<String, Integer> counts = new HashMap<>();
        for (Callback callback : callbacks) {
            if (callback instanceof CheckpointPart part) {
                String kind = part.isOptional() ? "onlooker." + part.kind() : "callback";
                int number = counts.merge(kind, 1, Integer::sum) - 1;
                checkpoint.with(kind + "." + number, part);
            }
        }
    }

    /** Goes to where the newest checkpoint was taken, if asked to and if there is one. */
    void start() {
        if (writer != null && resumes) {
            writer.resume();
        } else if (writer != null) {
            writer.start();
        }
    }

    void afterStep(long step) {
        if (writer != null) {
            writer.afterStep(step);
        }
    }

    /** Writes one because somebody wants it; only for a run that has checkpoints. */
    Path now(long step) throws IOException {
        return Objects.requireNonNull(writer).now(step);
    }

    void afterEpoch(long step, EpochRecord epoch) {
        if (writer != null) {
            writer.afterEpoch(step, epoch);
        }
    }

    void atEnd(long step) {
        if (writer != null) {
            writer.atEnd(step);
        }
    }

    /** The reason to stop, with a word on the last checkpoint if it could not be written. */
    StopReason told(StopReason reason) {
        if (writer == null || writer.failure().isEmpty()) {
            return reason;
        }
        return reason.with(
                "the last checkpoint could not be written: " + writer.failure().get());
    }
}
