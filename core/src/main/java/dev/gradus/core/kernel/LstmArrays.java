package dev.gradus.core.kernel;

/**
 * What an LSTM computes on its way along sequences.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 * @param hidden how many hidden units there are
 * @param gates i, f, g and o of all steps, before their activation until a step is computed
 * @param cells the cells
 * @param tanh tanh of the cells
 * @param states the hidden states
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares runs.
public record LstmArrays<A>(int hidden, A gates, A cells, A tanh, A states) {}
