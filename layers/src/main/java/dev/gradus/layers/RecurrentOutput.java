package dev.gradus.layers;

import dev.gradus.core.Tensor;

/**
 * What an {@link RNN} or {@link GRU} gives.
 *
 * @param output the hidden states of the last layer after each step, those of both directions side by side
 * @param hidden the hidden state of each layer and direction at the end of each sequence
 */
public record RecurrentOutput(Tensor output, Tensor hidden) {}
