package dev.gradus.training.progress;

import java.util.OptionalInt;

/**
 * What is known of a training run before it starts.
 *
 * @param epochs after how many epochs it ends at the latest; empty if other criteria alone decide
 * @param batchesPerEpoch the number of batches in an epoch; empty if the data does not say
 */
public record TrainingPlan(OptionalInt epochs, OptionalInt batchesPerEpoch) {}
