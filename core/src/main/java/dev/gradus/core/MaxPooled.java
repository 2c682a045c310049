package dev.gradus.core;

/**
 * What a max pooling took, and from where.
 *
 * @param values the largest element that the window saw at each place; a gradient flows through them
 * @param indices where each stood among the elements of its channel, in rows from 0 on; int64, of the shape of the values
 */
public record MaxPooled(Tensor values, Tensor indices) {}
