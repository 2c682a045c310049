package dev.gradus.core.kernel;

/**
 * What a GRU computes on its way back.
 *
 * @param <A> the array type, {@code float[]} or {@code double[]}
 * @param forward what it computed before
 * @param upstream the gradients of the hidden states that arrive from outside
 * @param hidden those of the hidden states that arrive from the step after
 * @param gates those of the gates before their activation
 * @param products those of the products
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares runs.
public record GruGradients<A>(GruArrays<A> forward, A upstream, A hidden, A gates, A products) {}
