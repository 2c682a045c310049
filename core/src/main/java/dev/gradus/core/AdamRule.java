package dev.gradus.core;

/**
 * The fixed numbers of Adam's update.
 *
 * @param beta1 the decay of the mean of gradients
 * @param beta2 the decay of the mean of squared gradients
 * @param eps what is added to the divisor
 */
public record AdamRule(double beta1, double beta2, double eps) {}
