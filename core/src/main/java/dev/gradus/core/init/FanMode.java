package dev.gradus.core.init;

/** Which pass through a weight keeps its variance. */
public enum FanMode {
    /** The forward pass: the number of inputs counts. */
    IN,
    /** The backward pass: the number of outputs counts. */
    OUT
}
