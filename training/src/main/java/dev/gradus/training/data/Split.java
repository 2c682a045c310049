package dev.gradus.training.data;

/**
 * A data set dealt into two; see {@link Dataset#split}.
 *
 * @param training the part to learn from
 * @param heldOut the part to validate or test on, which the network never learns from
 */
public record Split(Dataset training, Dataset heldOut) {}
