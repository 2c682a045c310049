package dev.gradus.core;

/**
 * Elements in order along a dimension, and where they came from.
 *
 * @param values the elements; a gradient flows through them
 * @param indices the position of each in the tensor that was sorted, in int64
 */
public record Sorted(Tensor values, Tensor indices) {}
