package dev.gradus.layers;

import dev.gradus.core.Tensor;

/**
 * What an {@link LSTM} gives.
 *
 * @param output the hidden states of the last layer after each step, those of both directions side by side
 * @param hidden the hidden state of each layer and direction at the end of each sequence
 * @param cell the cell of each layer and direction at the end of each sequence
 */
public record LSTMOutput(Tensor output, Tensor hidden, Tensor cell) {}
