package dev.gradus.optimizers;

/**
 * A loss on the way along a direction.
 *
 * @param distance how many times the direction has been gone
 * @param slope of the loss along the direction
 */
record LinePoint(double distance, double loss, double slope, ParameterVector gradient) {}
