package dev.gradus.training.diagnosis;

import dev.gradus.training.data.Batch;

/** Looks for something in the batches that are sampled, in the order of these methods. */
interface Check {
    /** A batch is about to go through the model. */
    default void beforeForward(Batch batch) {}

    /** Its gradients have arrived. */
    default void afterBackward(double loss) {}

    /** A step was made with them, and perhaps with those of other batches. */
    default void afterStep() {}

    /** An epoch is over. */
    default void afterEpoch() {}

    /** Nothing more comes: takes hooks away. */
    default void close() {}
}
