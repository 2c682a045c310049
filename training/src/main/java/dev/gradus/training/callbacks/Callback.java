package dev.gradus.training.callbacks;

import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.stopping.StopReason;

/**
 * Is called at every point of a training run, on the thread that trains. Every method does nothing unless overridden; one
 * that throws ends the training with its exception.
 *
 * <pre>{@code
 * Trainer.of(model, loss, optimizer).epochs(20).callback(new Callback() {
 *     public void afterBackward(Run run) {
 *         if (GradientNorm.of(run.model().parameters()) > 100) {
 *             run.stop("the gradient explodes");
 *         }
 *     }
 * });
 * }</pre>
 *
 * <p>The points in their order: {@code onStart}, then in each epoch {@code onEpochStart}, in each of its batches
 * {@code onBatchStart, afterBackward, afterStep, onBatchEnd}, and {@code onEpochEnd}; at last {@code onEnd} or
 * {@code onFailure}. {@code onValidation} comes when validation data was gone through, before {@code onEpochEnd} or
 * between two batches, and {@code betweenSteps} before each step and after the last one of an epoch.
 */
public interface Callback {
    /** Training starts, or goes on from a checkpoint: then {@link Run#step()} is not 0. */
    default void onStart(Run run) {}

    /** An epoch starts, or is gone on with where a checkpoint was taken in the midst of it. */
    default void onEpochStart(Run run) {}

    /**
     * No batch is at hand, and nothing of the next step is done; there may be none in this epoch any more. The place to wait
     * for somebody, to change settings of the optimizer, and to call {@link Run#saveCheckpoint()}.
     */
    default void betweenSteps(Run run) {}

    /** A batch is there and nothing was done with it yet. */
    default void onBatchStart(Run run) {}

    /**
     * The gradients of a batch have arrived, neither clipped nor used yet; where gradients accumulate they are the sum of
     * those since the last step. {@link Run#prediction()} and {@link Run#batchLoss()} are there from now on.
     */
    default void afterBackward(Run run) {}

    /** The optimizer made a step; where gradients accumulate, not in every batch. */
    default void afterStep(Run run) {}

    /** All is done with a batch. */
    default void onBatchEnd(Run run) {}

    /** The model was looked at on the validation data, as this record tells. */
    default void onValidation(Run run, ValidationRecord validation) {}

    /** An epoch is done, validation included; the place to change the optimizer's learning rate. */
    default void onEpochEnd(Run run, EpochRecord epoch) {}

    /** Training has ended as it should. */
    default void onEnd(Run run, StopReason reason) {}

    /**
     * Training was ended by an exception, which is thrown on after this. What is thrown here is suppressed: added to that
     * exception, which stays the one that is thrown.
     */
    default void onFailure(Run run, Throwable failure) {}
}
