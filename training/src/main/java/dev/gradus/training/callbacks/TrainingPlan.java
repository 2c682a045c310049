package dev.gradus.training.callbacks;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a training run before it starts.
 *
 * @param epochs after how many epochs it ends at the latest; empty if other criteria alone decide
 * @param steps after how many steps of the optimizer it ends at the latest; empty if there is no such limit
 * @param batchesPerEpoch the number of batches in an epoch; empty if the data does not say
 */
public record TrainingPlan(OptionalInt epochs, OptionalLong steps, OptionalInt batchesPerEpoch) {}
