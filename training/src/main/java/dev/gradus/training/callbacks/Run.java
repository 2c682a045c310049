package dev.gradus.training.callbacks;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.data.Batch;
import dev.gradus.training.history.History;
import java.io.IOException;
import java.nio.file.Path;

/** A training run as its callbacks see it: always how things are now. */
public interface Run {
    /** What was known of the run before it started. */
    TrainingPlan plan();

    /** The model that learns. */
    Layer model();

    /** What is made small. */
    Loss loss();

    /** What changes the model. */
    Optimizer optimizer();

    /** What was measured in the epochs that are done. */
    History history();

    // ---- where the run is

    /** The epoch, counted from 1; 0 before the first. */
    int epoch();

    /** The batch within the epoch, counted from 1; 0 before the first. */
    int batchNumber();

    /** How many steps the optimizer has made, those before a checkpoint that the run went on from included. */
    long step();

    /** The mean loss of the samples of this epoch so far; NaN before the first batch. */
    double epochLoss();

    // ---- the batch at hand

    /**
     * The batch.
     *
     * @throws IllegalStateException outside of one, that is before {@code onBatchStart} and after {@code onBatchEnd}
     */
    Batch batch();

    /**
     * What the model made of the batch; {@code prediction().detach()} is the same without its history.
     *
     * @throws IllegalStateException before {@code afterBackward} and after {@code onBatchEnd}
     */
    Tensor prediction();

    /** The loss of this batch, before the step; NaN before {@code afterBackward} and after {@code onBatchEnd}. */
    double batchLoss();

    // ---- stopping

    /**
     * Asks the run to stop after this batch; where gradients accumulate, after the step that they are for. Before the first
     * batch it stops without one, and after an epoch with it. Where several ask, the first reason counts.
     *
     * @param reason in words, such as {@code the gradient explodes}, for {@link
     *     dev.gradus.training.stopping.StopReason#description()}
     */
    void stop(String reason);

    /** Whether somebody has asked the run to stop; true at once after Ctrl-C, where the run listens for that. */
    boolean isAskedToStop();

    // ---- checkpoints

    /** Whether the run writes checkpoints. */
    boolean hasCheckpoints();

    /**
     * Writes a checkpoint now, whether or not one is due; of which are kept, it counts like any other.
     *
     * @return the file
     * @throws IllegalStateException if the run has no checkpoints, or this is not called from {@link Callback#betweenSteps}
     * @throws IOException if the file cannot be written
     */
    Path saveCheckpoint() throws IOException;
}
