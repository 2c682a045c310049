package dev.gradus.examples.table;

import dev.gradus.examples.options.Report;
import dev.gradus.training.Trainer;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.tensorboard.TensorBoard;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a run that is watched, or gone on with. */
final class RunOptions {
    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Write a checkpoint there after each epoch, so that nothing is lost whatever happens.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--resume",
            description = "Go on from the newest checkpoint in the folder of --checkpoints, if there is one.")
    private boolean resume;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Write what TensorBoard shows there: then tensorboard --logdir DIR.")
    private @Nullable Path tensorboard;

    @Mixin
    private Report page = new Report();

    /** Whether a checkpoint is asked for without a folder. */
    boolean lacksFolder() {
        return resume && checkpoints == null;
    }

    Trainer applyTo(Trainer trainer) {
        Trainer result = checkpoints == null ? trainer : trainer.checkpoints(Checkpoints.in(checkpoints));
        if (tensorboard != null) {
            result.callback(TensorBoard.in(tensorboard));
        }
        return resume ? result.resume() : result;
    }

    /** What records the run, if a page about it was asked for. */
    Callback recorder(RunRecorder wanted) {
        return page.of(wanted);
    }

    /** Writes the page about the run, if it was asked for. */
    void writePage(Path directory) throws IOException {
        page.write(directory);
    }
}
