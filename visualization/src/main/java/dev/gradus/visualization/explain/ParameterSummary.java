package dev.gradus.visualization.explain;

import dev.gradus.core.Shape;

/**
 * What a parameter of any size was like in a step.
 *
 * @param name its path in the model, or the name that it was given
 * @param shape its shape
 * @param before its values before the step
 * @param gradient ∂L/∂ the parameter
 * @param after its values after the optimizer's step; as before without an optimizer
 * @param change what the step added to them
 * @param largestDifference the largest difference between the gradient and the numeric one, over all elements that were
 *     looked at but have no kink; NaN if all have one
 * @param checked how many elements were looked at
 * @param kinks how many of them the numeric gradient says nothing about, since the loss has a kink beside them
 */
public record ParameterSummary(
        String name,
        Shape shape,
        Statistics before,
        Statistics gradient,
        Statistics after,
        Statistics change,
        double largestDifference,
        int checked,
        int kinks) {}
