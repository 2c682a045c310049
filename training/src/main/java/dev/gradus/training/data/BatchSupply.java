package dev.gradus.training.data;

/** Where the batches of an epoch come from: made when they are asked for, or before. */
@FunctionalInterface
interface BatchSupply {
    /** The batch of a number, counted from 0; asked for one after another. */
    Batch batch(int number);
}
