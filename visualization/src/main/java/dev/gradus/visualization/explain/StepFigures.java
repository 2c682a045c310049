package dev.gradus.visualization.explain;

import dev.gradus.core.Tensor;
import java.util.Map;

/**
 * How far a training is after some steps; the tensors are float64.
 *
 * @param steps how many are done, 0 at the start
 * @param loss the loss with the parameters of then
 * @param output what the model gives with them
 * @param parameters those that are not frozen, by name; none where there are too many to show them
 */
public record StepFigures(int steps, double loss, Tensor output, Map<String, Tensor> parameters) {}
