package dev.gradus.examples.table;

import dev.gradus.examples.options.Report;
import dev.gradus.training.Trainer;
import dev.gradus.training.checkpoint.CheckpointMismatchException;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.tensorboard.TensorBoard;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

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

    /**
     * Looks whether there is a run to begin, or to go on with.
     *
     * @throws ParameterException if the options say otherwise
     */
    void check(CommandLine command) throws IOException {
        if (checkpoints == null && resume) {
            throw new ParameterException(command, "--resume needs --checkpoints DIR, the folder to go on from");
        }
        if (checkpoints != null && !resume && hasCheckpoints(checkpoints)) {
            throw new ParameterException(
                    command,
                    "The folder %s has checkpoints of an earlier run. Add --resume to go on with it, or name another folder."
                            .formatted(checkpoints));
        }
    }

    private static boolean hasCheckpoints(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "checkpoint-*.safetensors")) {
            return files.iterator().hasNext();
        }
    }

    /** What to tell a user whose run does not fit to the checkpoints. */
    TableException explained(CheckpointMismatchException mismatch) {
        return new TableException(
                "Cannot go on from the checkpoints in %s: %s. Repeat the table and the options of that run, or name another folder."
                        .formatted(checkpoints, mismatch.problem()),
                mismatch);
    }

    /** Sets what was asked for. */
    Trainer applyTo(Trainer trainer, SameRun same) {
        Trainer result = checkpoints == null
                ? trainer
                : trainer.checkpoints(Checkpoints.in(checkpoints)).callback(same);
        if (tensorboard != null) {
            result.callback(TensorBoard.in(tensorboard));
        }
        return resume ? result.resume() : result;
    }

    /** The page about the run, if it was asked for. */
    Report page() {
        return page;
    }
}
