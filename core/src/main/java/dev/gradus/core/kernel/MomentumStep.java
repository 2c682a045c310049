package dev.gradus.core.kernel;

/**
 * The numbers of one step of gradient descent with momentum.
 *
 * @param direction what the gradient is multiplied with: 1 to go down, -1 to go up
 * @param decay how much of the parameter is added to its gradient
 * @param keep how much of the velocity is kept
 * @param take how much of the gradient is added to it
 * @param gradientRate how far to go along the gradient
 * @param velocityRate how far to go along the velocity
 */
public record MomentumStep(
        double direction, double decay, double keep, double take, double gradientRate, double velocityRate) {}
