package dev.gradus.training.data;

import dev.gradus.core.Tensor;

/**
 * One example to learn from.
 *
 * @param input what the network is shown, without a batch dimension
 * @param target what it should answer, without a batch dimension; a scalar for a class or a single number
 */
public record Sample(Tensor input, Tensor target) {}
