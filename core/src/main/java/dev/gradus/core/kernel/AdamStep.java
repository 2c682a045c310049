package dev.gradus.core.kernel;

/**
 * The numbers of one step of Adam.
 *
 * @param direction what the gradient is multiplied with: 1 to go down, -1 to go up
 * @param decay how much of the parameter is added to its gradient
 * @param beta1 the decay of the mean of gradients
 * @param beta2 the decay of the mean of squared gradients
 * @param eps what is added to the divisor
 * @param stepSize the learning rate divided by {@code 1 - beta1^t}
 * @param rootCorrection {@code sqrt(1 - beta2^t)}
 * @param keep what the parameter is multiplied with before the step
 */
public record AdamStep(
        double direction,
        double decay,
        double beta1,
        double beta2,
        double eps,
        double stepSize,
        double rootCorrection,
        double keep) {}
