package dev.gradus.training.progress;

import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;

/**
 * Is told what happens in a training run, on the thread that trains. Every method does nothing unless overridden; one that
 * throws ends the training with its exception.
 */
public interface TrainingListener {
    /** Training starts. */
    default void onStart(TrainingPlan plan) {}

    /**
     * A step was made.
     *
     * @param epoch counted from 1
     * @param batch counted from 1 in each epoch
     * @param loss of this batch, before the step
     */
    default void onBatch(int epoch, int batch, double loss) {}

    /** An epoch is done, validation included; the place to change the optimizer's learning rate. */
    default void onEpoch(EpochRecord epoch) {}

    /** Training has ended as it should. */
    default void onEnd(StopReason reason, History history) {}

    /** Training was ended by an exception, which is thrown on after this. */
    default void onFailure(Throwable failure) {}
}
