package dev.gradus.core.kernel;

/**
 * What a GRU computes on its way along sequences.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 * @param hidden how many hidden units there are
 * @param gates r, z and n of all steps, before their activation until a step is computed
 * @param products what r is multiplied with
 * @param states the hidden states
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares runs.
public record GruArrays<A>(int hidden, A gates, A products, A states) {}
